"""Reading one file of the vault."""

import os

LARGEST = 16 * 1024 * 1024  # bytes; a larger "note" is data, and takes 25 times its size to read


class Unreadable(Exception):
    """The file vanished, cannot be read, or is too large; `str()` says which."""


def read_file(place: str) -> bytes:
    """The bytes of a file. Raises Unreadable."""
    try:
        # Non-blocking, so that a FIFO put in a file's place after the scan cannot hang the import.
        descriptor = os.open(place, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror}") from error
    with open(descriptor, "rb", buffering=0) as file:
        try:
            size = os.fstat(descriptor).st_size
            if size > LARGEST:
                raise Unreadable(f"holds {size} bytes, more than the {LARGEST} that kg reads")
            # Not read(LARGEST): that allocates so much for each of the small files.
            return file.read(size + 1)
        except OSError as error:
            raise Unreadable(f"cannot be read: {error.strerror}") from error
