"""Faults made on purpose: kills, full disks, locks. `python -m tests.faults` prints what came of it."""
