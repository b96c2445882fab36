answers = {"a": "A", "b": "C", "c": "A"}
