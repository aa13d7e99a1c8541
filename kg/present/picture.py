"""The interactive graph: one self-contained page, or a container inside somebody else's page.

The script and the style sheet are built from frontend/ and committed.
"""

from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path

from kg.errors import KgError
from kg.installed import anew
from kg.model.picture import Picture
from kg.present import packed
from kg.present.plain import visible

ASSETS = Path(__file__).parent / "assets"


class AssetsMissing(KgError):
    """A file of kg is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"The graph page needs {path}, which is not there: {anew()}.")


def page(picture: Picture) -> str:
    """Return a whole HTML page that shows `picture` from a file, without network.

    Its policy lets it run the two assets inlined here and nothing else. Raises AssetsMissing.
    """
    script = _inline("graph.js", "script")
    style = _inline("graph.css", "style")
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    title = escape(visible(picture.title))
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n"
        '<body class="kg-page">\n<main class="kg-graph" data-address>\n'
        "<noscript>This graph needs JavaScript. It loads nothing from the network.</noscript>\n"
        f'</main>\n<script type="application/json" id="kg-graph">{_harmless(picture)}</script>\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def frame(picture: Picture, height: int = 600) -> str:
    """Return `page` as a sandboxed iframe, `height` pixels high, for the output of a notebook."""
    sandbox = "allow-scripts allow-popups allow-downloads allow-top-navigation-to-custom-protocols"
    return (
        f'<iframe srcdoc="{escape(page(picture))}" sandbox="{sandbox}" width="100%" '
        f'height="{height:d}" style="border:0" title="{escape(visible(picture.title))}"></iframe>'
    )


def fragment(src_url: str) -> str:
    """Return the container that the script of `assets` fills with the document at `src_url`.

    For a page that forbids inline script: link the style sheet, load the script with `defer`, and
    answer `src_url` with `document`. The policy must allow `connect-src 'self'`.
    """
    return (
        f'<div class="kg-graph" data-src="{escape(src_url)}">'
        "<noscript>The graph needs JavaScript.</noscript></div>"
    )


def assets() -> tuple[Path, Path]:
    """Return the paths of the script and of the style sheet. Raises AssetsMissing."""
    found = ASSETS / "graph.js", ASSETS / "graph.css"
    for path in found:
        if not path.is_file():
            raise AssetsMissing(path)
    return found


def document(picture: Picture, evidence_url: str | None = None) -> str:
    """Return the JSON that the front end reads (its shape: frontend/src/model.ts), in ASCII.

    With `evidence_url` the lines that prove an edge are left out: the page asks this address for
    them, with `source` and `target`, and gets `evidence`.
    """
    return packed.text(picture, evidence_url)


def _harmless(picture: Picture) -> str:
    # JSON may write any character as an escape, and without < no text can end the element.
    text = document(picture)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _inline(name: str, element: str) -> str:
    path = ASSETS / name
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise AssetsMissing(path) from None
    # An end tag would cut the page (the bundler writes <\/script>), and a NUL, which browsers
    # replace, would make the text differ from its hash.
    if f"</{element}" in text.lower() or "\0" in text:
        raise ValueError(f"{path} cannot be put into a page: it holds </{element} or NUL.")
    return text


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
