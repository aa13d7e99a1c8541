"""Random notes, vaults, questions and database files: `python -m tests.fuzz` tries them."""
