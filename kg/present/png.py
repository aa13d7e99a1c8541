"""An SVG as a PNG, by resvg."""

from __future__ import annotations

from importlib.util import find_spec

from kg.errors import NeedsExtra

_ZOOM = 2  # for screens and printers with small dots


def png(svg: str) -> bytes:
    """The picture at twice its size. Raises NeedsExtra."""
    if find_spec("resvg_py") is None:
        raise NeedsExtra("A PNG", "resvg-py", "picture", "An SVG (--svg) does not.")
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=_ZOOM))
