answers = {"a": "C", "b": "A", "c": "A"}
