answers = {"a": "A", "b": "the second", "c": "B"}
