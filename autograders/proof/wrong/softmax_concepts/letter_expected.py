answers = {"a": "C", "b": "the first", "c": "B"}
