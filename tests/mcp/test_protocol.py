"""Messages as they come over the wire, and what comes back."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from kg.mcp.protocol import Server
from kg.mcp.served import Served
from kg.mcp.stdio import LONGEST, exchange
from tests.builders import DAY

from .asking import FORMS, META, Desk

VERSION = "io.modelcontextprotocol/protocolVersion"


def exchanged(db: Path, *lines: object, is_open: bool = False) -> list[Any]:
    """What a server writes for some lines."""
    text = [one if isinstance(one, bytes) else json.dumps(one).encode() for one in lines]
    sink = io.BytesIO()
    served = Served(str(db), lambda: DAY, as_of=DAY, refreshes=False)
    exchange(Server(served, is_open=is_open), io.BytesIO(b"\n".join([*text, b""])), sink)
    return [json.loads(line) for line in sink.getvalue().splitlines()]


def request(method: str, params: Any = None, number: Any = 1) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": params or {}}


def initialize(version: str = "2025-06-18") -> dict[str, Any]:
    info = {"name": "test", "version": "1"}
    given = {"protocolVersion": version, "capabilities": {}, "clientInfo": info}
    return request("initialize", given)


def codes(answers: list[Any]) -> list[int | None]:
    return [one.get("error", {}).get("code") for one in answers]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{", -32700),
        (b"\xff\xfe", -32700),
        (b"[" * 100_000, -32700),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "a", "params": ' + b"9" * 5_000 + b"}", -32700),
        (b'"text"', -32600),
        (b"[]", -32600),
        ({"id": 1, "method": "ping"}, -32600),
        ({"jsonrpc": "2.0", "id": 1}, -32600),
        ({"jsonrpc": "2.0", "id": 1, "method": 5}, -32600),
        ({"jsonrpc": "2.0", "id": None, "method": "ping"}, -32600),
        ({"jsonrpc": "2.0", "id": True, "method": "ping"}, -32600),
        ({"jsonrpc": "2.0", "id": 1, "method": "ping", "params": [1]}, -32602),
        (b"x" * (LONGEST + 1), -32600),
        (request("tools/list"), -32602),  # neither era
        (request("tools/list", {"_meta": {VERSION: "2026-07-28"}}), -32602),
        (request("tools/list", {"_meta": META | {VERSION: 5}}), -32602),
        (request("tools/list", {"_meta": META | {VERSION: "2031-01-01"}}), -32022),
        (request("tools/list", {"_meta": META | {VERSION: "2025-11-25"}}), -32022),
        (request("server/discover"), -32602),
        (request("none", {"_meta": META}), -32601),
        (request("ping", {"_meta": META}), -32601),
        (request("initialize", {"_meta": META}), -32601),
        (request("subscriptions/listen", {"_meta": META}), -32601),
        (request("logging/setLevel", {"_meta": META, "level": "debug"}), -32601),
        (request("tools/list", {"_meta": META, "cursor": "x"}), -32602),
        (request("tools/call", {"_meta": META}), -32602),
        (request("tools/call", {"_meta": META, "name": ["find"]}), -32602),
        (request("resources/read", {"_meta": META}), -32602),
        (request("resources/read", {"_meta": META, "uri": "file:///etc/passwd"}), -32602),
        (request("prompts/get", {"_meta": META, "name": "x"}), -32602),
        (request("completion/complete", {"_meta": META, "ref": 5}), -32602),
    ],
)
def test_what_cannot_be_answered_gets_its_code(examples_db: Path, line: Any, code: int) -> None:
    fine = request("tools/list", {"_meta": META}, "next")
    wrong, answered = exchanged(examples_db, line, fine)
    assert wrong["error"]["code"] == code
    assert wrong["error"]["message"].endswith(".")
    assert (answered["id"], "result" in answered) == ("next", True)


def test_an_unknown_version_is_told_which_are_spoken(desk: Desk) -> None:
    params = {"_meta": META | {VERSION: "2031-01-01"}}
    error = desk.server.handle(request("tools/list", params))["error"]
    assert error["data"] == {"supported": ["2026-07-28"], "requested": "2031-01-01"}


def test_notifications_and_answers_are_not_answered(examples_db: Path) -> None:
    assert not exchanged(
        examples_db,
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 1}},
        {"jsonrpc": "2.0", "method": "notifications/none", "params": 5},
        {"jsonrpc": "2.0", "id": 1, "result": {}},
        b"",
        b"   ",
    )


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [
        ("2024-11-05", "2024-11-05"),
        ("2025-03-26", "2025-03-26"),
        ("2025-11-25", "2025-11-25"),
        ("1999-01-01", "2025-11-25"),
        ("2026-07-28", "2025-11-25"),
    ],
)
def test_older_clients_begin_by_initialize(examples_db: Path, wanted: str, spoken: str) -> None:
    before, first, ping, listed = exchanged(
        examples_db,
        request("tools/list"),
        initialize(wanted),
        request("ping"),
        request("tools/list"),
    )
    assert before["error"]["code"] == -32602
    assert first["result"]["protocolVersion"] == spoken
    assert first["result"]["serverInfo"]["name"] == "kg"
    assert ping["result"] == {}
    # What came with the stateless revision is not for them.
    assert set(listed["result"]) == {"tools"}


def test_a_batch_is_answered_together(examples_db: Path) -> None:
    note = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    _, answers = exchanged(
        examples_db, initialize("2025-03-26"), [request("ping"), note, request("none", None, "b")]
    )
    assert [one["id"] for one in answers] == [1, "b"]
    assert exchanged(examples_db, [note]) == []
    (too_many,) = exchanged(examples_db, [note] * 51)
    assert too_many["error"]["code"] == -32600


def test_results_say_what_they_are_and_how_long_they_hold(desk: Desk) -> None:
    for method, lasting in (
        ("server/discover", True),
        ("tools/list", True),
        ("resources/list", True),
        ("resources/templates/list", True),
        ("prompts/list", True),
    ):
        result = desk.send(method)["result"]
        assert result["resultType"] == "complete"
        assert (result["ttlMs"] > 0, result["cacheScope"]) == (lasting, "public")
        assert result["_meta"]["io.modelcontextprotocol/serverInfo"]["name"] == "kg"
    read = desk.send("resources/read", {"uri": "kg://today"})["result"]
    assert (read["ttlMs"], read["cacheScope"]) == (0, "private")
    called = desk.call("blocked")
    assert called["resultType"] == "complete"
    assert "ttlMs" not in called


def test_the_order_of_everything_is_fixed(desk: Desk) -> None:
    for method in ("tools/list", "resources/list", "resources/templates/list", "prompts/list"):
        assert json.dumps(desk.send(method)) == json.dumps(desk.send(method))


FORM = {"_meta": FORMS, "name": "find", "arguments": {"text": "x"}}
STATES: list[Any] = [
    None, 5, "", "{", "[]", "null", '{"chosen": 5}', '{"chosen": {"a": 5}, "name": 7}',
    "x" * 30_000,
]  # fmt: skip
RESPONSES: list[Any] = [
    None, 5, [], {}, {"which": 5}, {"which": {"action": "accept"}},
    {"which": {"action": "accept", "content": {"key": 5}}}, {"which": {"action": "cancel"}},
]  # fmt: skip


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("responses", RESPONSES)
def test_a_state_that_cannot_be_read_chooses_nothing(
    desk: Desk, state: Any, responses: Any
) -> None:
    given = FORM | {"requestState": state, "inputResponses": responses}
    assert desk.server.handle(request("tools/call", given))["result"]["isError"] is False


def test_a_fault_of_kg_itself_ends_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.query import review

    def fail(*_args: object, **_given: object) -> None:
        raise LookupError("secret text of a note")

    monkeypatch.setattr(review, "blocked", fail)
    said = desk.error("blocked")
    assert said == "kg failed over this question (LookupError). `KG_LOG=debug` tells where."
    assert desk.text("stale")


def test_a_database_that_is_gone_is_told(tmp_path: Path) -> None:
    said = Desk(tmp_path / "none.db").error("blocked")
    assert said.startswith('kg says: "There is no database at ')
