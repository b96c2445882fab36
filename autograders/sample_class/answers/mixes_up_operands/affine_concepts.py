# loses affine_concepts: a
answers = {"a": "A", "b": "C", "c": "A"}
