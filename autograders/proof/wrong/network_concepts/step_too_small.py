answers = {"a": "B", "b": "A", "c": "A"}
