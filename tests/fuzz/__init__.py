"""Random input for what reads notes, questions and database files: `python -m tests.fuzz`."""
