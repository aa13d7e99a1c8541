"""Faults made on purpose. `python -m tests.faults` prints what was found afterwards."""
