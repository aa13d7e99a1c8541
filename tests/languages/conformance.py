"""How much of recorded cases is answered rightly: `python -m tests.languages.conformance FILE…`

For each file a line: right of total, answers and errors apart, what was not run, and the first
differences. The last line is `N of M`. Exit code 1 unless all are right.

A format is known by the names that its cases have, whatever its file is called.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from tests.languages import dataview_cases, tasks_cases
from tests.languages.verdicts import Format, Verdict

SHOWN = 5  # differences of a file

# The names that tell a format, the first that fits counts.
FORMATS: tuple[tuple[frozenset[str], Format], ...] = tuple(
    (frozenset(names.split()), run)
    for names, run in (
        ("expr", dataview_cases.expressions),
        ("name args", dataview_cases.calls),
        ("line inline full_line", dataview_cases.lines),
        ("text as_inline_value", dataview_cases.meanings),
        ("text rule", dataview_cases.parsings),
        ("text ast", dataview_cases.evaluations),
        ("now query origin_path", tasks_cases.vault_queries),
        ("query origin_path result", dataview_cases.queries),
        ("env source", tasks_cases.sources),
        ("env instruction", tasks_cases.filters),
        ("env line", tasks_cases.line_or_tick),
        ("now input", tasks_cases.days),
        ("now line", tasks_cases.line_or_tick),
        ("path line description", tasks_cases.vault_tasks),
    )
)


class UnknownFormat(Exception):
    """A file that holds none of the known formats."""


def format_of(cases: Any) -> Format:
    """What runs these cases. Raises UnknownFormat."""
    if isinstance(cases, dict):
        if cases and all({"file", "fields"} <= set(case) for case in cases.values()):
            return dataview_cases.notes
        raise UnknownFormat("an object with other things than notes")
    names = frozenset(name for case in cases for name in case)
    for wanted, run in FORMATS:
        if wanted <= names:
            return run
    if {"text", "ok"} <= names:
        is_tree = any(isinstance(case.get("value"), dict) and "header" in case["value"]
                      for case in cases)  # fmt: skip
        return dataview_cases.parsings if is_tree else dataview_cases.evaluations
    raise UnknownFormat(f"cases with {', '.join(sorted(names))}")


def verdicts(file: Path) -> list[Verdict]:
    """How each case of a file came out."""
    cases = json.loads(file.read_text("utf-8"))
    return list(format_of(cases)(cases, file))


def report(name: str, found: list[Verdict]) -> list[str]:
    """What there is to say of a file."""
    parts = []
    for error, what in ((False, "answers"), (True, "errors")):
        some = [one for one in found if one.error is error and not one.not_run]
        if some:
            parts.append(f"{what} {sum(one.right for one in some)} of {len(some)}")
    missing = Counter(one.not_run for one in found if one.not_run)
    parts += [f"not run {count} ({why})" for why, count in missing.items()]
    right = sum(one.right for one in found)
    lines = [f"{name}: {right} of {len(found)} right; {', '.join(parts)}"]
    wrong = [one for one in found if not one.right and not one.not_run]
    for one in wrong[:SHOWN]:
        lines += [f"  {one.name}", f"    wanted {one.wanted}", f"    got    {one.got}"]
    if len(wrong) > SHOWN:
        lines.append(f"  and {len(wrong) - SHOWN} more")
    return lines


def main(files: list[str]) -> int:
    """Run the cases of all files."""
    total: list[Verdict] = []
    unknown = False
    for file in files:
        try:
            found = verdicts(Path(file))
        except (UnknownFormat, OSError, ValueError) as error:
            print(f"{file}: not run: {error}")
            unknown = True
            continue
        print("\n".join(report(Path(file).name, found)))
        total += found
    right = sum(one.right for one in total)
    print(f"{right} of {len(total)}")
    return int(unknown or right < len(total))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
