answers = {"a": "B", "b": "C", "c": "B"}
