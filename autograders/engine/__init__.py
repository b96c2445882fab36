"""From one submission to its outcome: its cells in the jail, the graded cells on this side."""
