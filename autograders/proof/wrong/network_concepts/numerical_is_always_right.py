answers = {"a": "A", "b": "A", "c": "C"}
