answers = {"a": "B", "b": "C", "c": "C"}
