answers = {"a": "B", "b": "B", "c": "C"}
