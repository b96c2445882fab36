"""Proofs that the graders are right, each with a stored result that the tests hold current."""
