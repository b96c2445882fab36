answers = {"a": "A", "b": "A", "c": "B"}
