answers = {"a": "A", "b": "C", "c": "C"}
