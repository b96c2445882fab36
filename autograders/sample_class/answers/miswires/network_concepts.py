# loses network_concepts: c
answers = {"a": "B", "b": "A", "c": "A"}
