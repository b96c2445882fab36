answers = {"a": "B", "b": "the first", "c": "A"}
