"""A role that names the employer as well: *Engineer at Acme*."""

import re

_AT = re.compile(r"(?<=\w)[\s,]{1,5}(?:at|@|bei|chez|presso|bij|hos)\s{1,5}(?=[^\W_]|\[)")
_END = re.compile(r"[(,;|/]|\s[-–—]\s")
# Behind *at* these are no employers: Editor at Large, Attorney at Law.
_NO_EMPLOYER = frozenset(("large", "law", "heart", "home", "arms", "sea", "present", "work"))


def role_and_employer(text: str) -> tuple[str, str] | None:
    """What somebody does and where, of a text that says both; remarks behind them are left out."""
    found = _AT.search(text)
    if found is None:
        return None
    role, where = text[: found.start()].strip(), text[found.end() :]
    end = _END.search(where)
    employer = where[: end.start() if end else len(where)].strip(" .")
    words = employer.lower().split()
    if not role or not words or words[0] in _NO_EMPLOYER:
        return None
    return role, employer
