"""The example vault that comes with kg."""

from __future__ import annotations

import os

from kg.errors import VaultError
from kg.installed import anew

_HERE = os.path.dirname(os.path.abspath(__file__))
# In an installed kg, in a clone.
_PLACES = (
    os.path.join(_HERE, "example_vault"),
    os.path.join(os.path.dirname(_HERE), "examples", "vault"),
)


def vault() -> str:
    """The folder of the example's notes. Raises VaultError where it was left out."""
    for place in _PLACES:
        if os.path.isdir(place):
            return place
    raise VaultError(f"The example vault is not at {_PLACES[0]}: {anew()}.")
