"""Reading one file, whoever put it there: nothing is waited for, nothing grows without end."""

import os

# Bits of a file's mode; the module stat takes 1 ms of every command that looks for a kg.toml.
_KIND, _REGULAR, _FOLDER = 0o170000, 0o100000, 0o040000


class Unreadable(Exception):
    """The file vanished, cannot be read, is no file, or is too large; `str()` says which."""


def read_file(place: str, largest: int) -> bytes:
    """The bytes of a file, at most `largest`. Raises Unreadable, without a wait."""
    try:
        # Non-blocking, so that a FIFO in a file's place cannot hang whoever reads it.
        descriptor = os.open(place, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        if os.path.isdir(place):  # Windows opens no folder
            raise Unreadable(_no_file(_FOLDER)) from error
        raise Unreadable(f"cannot be read: {error.strerror}") from error
    except ValueError as error:  # a NUL in the path
        raise Unreadable(f"cannot be read: {error}") from error
    try:
        status = os.fstat(descriptor)
        if status.st_mode & _KIND != _REGULAR:
            raise Unreadable(_no_file(status.st_mode & _KIND))
        if status.st_size > largest:
            raise Unreadable(f"holds {status.st_size} bytes, more than the {largest} that kg reads")
        # Not read(largest): that allocates so much for each of the small files.
        return _read(descriptor, status.st_size + 1)
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror}") from error
    finally:
        os.close(descriptor)


def _read(descriptor: int, size: int) -> bytes:
    """Up to `size` bytes: one call returns 2 GB at most, and fewer on some file systems."""
    data = os.read(descriptor, size)
    while len(data) < size - 1 and (more := os.read(descriptor, size - len(data))):
        data += more
    return data


def _no_file(kind: int) -> str:
    return "is a folder, not a file" if kind == _FOLDER else "is no regular file"
