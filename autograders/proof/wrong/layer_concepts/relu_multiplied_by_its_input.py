answers = {"a": "C", "b": "B", "c": "C"}
