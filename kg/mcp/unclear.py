"""A name that may mean several things: the question to a person, and what they chose.

Nothing is kept in between: what was chosen travels with the client. It needs no signature, for a
client may put any name into its arguments anyway.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.present.terminal import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.mcp.answering import Unclear

_ASKED = "which"
_LONGEST = 20_000  # characters of the state
_MOST = 50  # names


def input_required(unclear: Unclear, chosen: Mapping[str, str]) -> dict[str, Any]:
    """The question which of the candidates is meant."""
    state = {"chosen": dict(chosen), "name": unclear.name}
    return {
        "resultType": "input_required",
        "inputRequests": {
            _ASKED: {
                "method": "elicitation/create",
                "params": {
                    "mode": "form",
                    "message": f"“{clean(unclear.name)}” may be several things. Which is meant?",
                    "requestedSchema": {
                        "type": "object",
                        "properties": {
                            "key": {
                                "type": "string",
                                "title": "Which",
                                "enum": [clean(one) for one in unclear.candidates],
                            }
                        },
                        "required": ["key"],
                    },
                },
            }
        },
        "requestState": json.dumps(state, ensure_ascii=True),
    }


def chosen_of(params: Mapping[str, Any]) -> dict[str, str]:
    """Name → key, as persons have chosen so far. What cannot be read chooses nothing: then the name
    is asked for again."""
    state = _state(params.get("requestState"))
    given = state.get("chosen")
    chosen = {
        name: key
        for name, key in (given.items() if isinstance(given, dict) else ())
        if isinstance(key, str)
    }
    name, key = state.get("name"), _answered(params.get("inputResponses"))
    if isinstance(name, str) and key is not None and len(chosen) < _MOST:
        chosen[name] = key
    return chosen


def _state(text: object) -> dict[str, Any]:
    if not isinstance(text, str) or len(text) > _LONGEST:
        return {}
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _answered(responses: object) -> str | None:
    """The key that a person chose; None where they declined."""
    response = responses.get(_ASKED) if isinstance(responses, dict) else None
    if not isinstance(response, dict) or response.get("action") != "accept":
        return None
    content = response.get("content")
    key = content.get("key") if isinstance(content, dict) else None
    return key if isinstance(key, str) else None
