answers = {"a": "C", "b": "C", "c": "B"}
