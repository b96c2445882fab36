answers = {"a": "B", "b": "B", "c": "A"}
