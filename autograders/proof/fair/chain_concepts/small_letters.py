answers = {"a": "a ", "b": "c ", "c": "b "}
