answers = {"a": "B", "b": "A", "c": "B"}
