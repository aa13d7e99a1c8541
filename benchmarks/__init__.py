"""Benchmarks: ours beside the floor, in the same run. `make bench` runs all of them."""
