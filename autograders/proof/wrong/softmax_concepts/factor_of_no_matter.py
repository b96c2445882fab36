answers = {"a": "C", "b": "A", "c": "C"}
