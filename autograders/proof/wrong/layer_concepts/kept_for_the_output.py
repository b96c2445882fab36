answers = {"a": "A", "b": "B", "c": "A"}
