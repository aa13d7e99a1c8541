"""Reading one file, whoever put it there: nothing is waited for, nothing grows without end."""

import os
import stat

LARGEST_NOTE = 16 * 1024 * 1024  # bytes; larger is data, and takes 25 times its size to read
_MORE = 4096  # bytes that a file may have grown by between two looks
UNREAD = ""  # the hash of a file that could not be read


class Unreadable(Exception):
    """The file vanished, cannot be read, is no file, or is too large; `str()` says which."""


def read_file(place: str, largest: int) -> bytes:
    """The bytes of a file, at most `largest`. Raises Unreadable, without a wait."""
    try:
        # Before it is opened: opening alone does something to several devices.
        _check(os.stat(place), largest)
        # Non-blocking, for a FIFO may have come into the file's place since.
        descriptor = os.open(place, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            status = os.fstat(descriptor)
            _check(status, largest)
            return _read(descriptor, status.st_size, largest)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror}") from error


def _check(status: os.stat_result, largest: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise Unreadable("is a folder, not a file")
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable("is no regular file")
    _check_size(status.st_size, largest)


def _check_size(size: int, largest: int) -> None:
    if size > largest:
        raise Unreadable(f"holds {size} bytes, more than the {largest} that kg reads")


def _read(descriptor: int, size: int, largest: int) -> bytes:
    """All bytes to the end, also of a file that somebody is saving: it was empty a moment ago."""
    # Not read(largest): that allocates so much for each of the small files.
    data = os.read(descriptor, size + _MORE)
    # One call returns 2 GB at most, and fewer on some file systems.
    while len(data) != size and (more := os.read(descriptor, _MORE)):
        data += more
        _check_size(len(data), largest)
    return data


def text_hash(data: bytes) -> str:
    """What tells two texts of notes apart."""
    from hashlib import blake2b  # 3 ms, and most questions read no note

    return blake2b(data, digest_size=16).hexdigest()
