answers = {"a": 2, "b": "C", "c": "B"}
