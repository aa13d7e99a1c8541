"""Texts that a spreadsheet would run: what `--safe-csv` guards, in answers and in exports."""

# As OWASP lists them (https://owasp.org/www-community/attacks/CSV_Injection): the full-width signs
# count where the spreadsheet is set up for Chinese, Japanese or Korean.
_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BREAKS = ("\t", "\r", "\n")
# What some spreadsheets pass over before the sign: controls, spaces, a byte order mark.
_PASSED_OVER = "".join(map(chr, range(0x21))) + "\x7f\x85\xa0\u200b\u3000\ufeff"


def guarded(cell: object) -> object:
    """The cell, with an apostrophe before a text that may be run; numbers are left alone."""
    if isinstance(cell, str) and (
        cell.startswith(_BREAKS) or cell.lstrip(_PASSED_OVER).startswith(_SIGNS)
    ):
        return "'" + cell
    return cell
