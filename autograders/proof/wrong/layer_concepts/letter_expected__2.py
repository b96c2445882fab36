answers = {"a": 2, "b": "B", "c": "A"}
