# loses softmax_concepts: c
answers = {"a": "C", "b": "A", "c": "C"}
