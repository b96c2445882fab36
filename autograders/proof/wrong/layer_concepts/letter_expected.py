answers = {"a": "C", "b": "the second", "c": "A"}
