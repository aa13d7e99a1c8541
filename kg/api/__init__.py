"""The Python API; `kg` hands out what is public of it."""
