answers = {"a": "B", "b": "the second", "c": "A"}
