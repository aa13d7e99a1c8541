"""Small changes of kg's code, each of which a test must notice: `python -m tests.mutants`."""
