answers = {"a": "A", "b": "B", "c": "B"}
