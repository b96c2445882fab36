answers = {"a": "C", "b": "B", "c": "B"}
