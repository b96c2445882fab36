answers = {"a": "c ", "b": "b ", "c": "a "}
