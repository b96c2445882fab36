"""From a course folder to a graded class: what was handed in, workers, and the one writer."""
