"""The jail: where learners' cells run. `launch` starts it, `level` says what this machine offers.

``limits``, ``wire``, ``confine``, ``runner`` and ``zygote`` also run inside it, as a package of
their own: they import nothing else of autograders, which is not mounted there.
"""
