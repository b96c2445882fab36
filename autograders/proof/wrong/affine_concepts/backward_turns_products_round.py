answers = {"a": "C", "b": "C", "c": "A"}
