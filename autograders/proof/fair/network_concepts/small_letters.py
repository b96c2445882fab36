answers = {"a": "b ", "b": "a ", "c": "c "}
