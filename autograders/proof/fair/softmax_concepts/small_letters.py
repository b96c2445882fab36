answers = {"a": "c ", "b": "a ", "c": "b "}
