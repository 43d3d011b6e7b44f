"""A deck as one HTML file: it opens from a disk in any browser, asks for nothing, and holds under
each headline how it was worked out and the rows behind it."""

import base64
from functools import lru_cache
from pathlib import Path

from language import language
from language.letters import FONT_RANGES, OF_LANGUAGES
from read_models.slides import Deck
from reports.slides.markup import tag, words
from reports.slides.stage import stage

ASSETS = Path(__file__).parents[2] / "assets"
SHEETS = ("tokens.css", "slides.css")
SCRIPT = "slides.js"
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; "
    "font-src data:; base-uri 'none'; form-action 'none'"
)
"""What the file may do: show itself. A browser that opens it asks nobody for anything."""


def deck_file(deck: Deck) -> str:
    """The document as text."""
    code = language()
    head = [
        tag("title", words(deck.title)),
        tag("style", _styles()),
    ]
    metas = (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
    )
    body = tag("body", stage(deck, offline=True), tag("script", _script()), class_="sl-page")
    document = tag("html", tag("head", metas, *head), body, lang=code, data_bs_theme="light")
    return f"<!DOCTYPE html>\n{document}\n"


@lru_cache(maxsize=1)
def _styles() -> str:
    """The sheets of the screen, and the fonts within them."""
    sheets = [(ASSETS / name).read_text("utf-8") for name in SHEETS]
    return "\n".join([*(_font(name) for name in OF_LANGUAGES), *sheets])


def _font(subset: str) -> str:
    """'' where the fonts have not been built: then the reader's own font stands in."""
    path = ASSETS / "vendor/fonts" / f"inter-{subset}-wght-normal.woff2"
    if not path.exists():
        return ""
    data = base64.b64encode(path.read_bytes()).decode()
    return (
        f'@font-face{{font-family:"Inter Variable";src:url(data:font/woff2;base64,{data}) '
        f'format("woff2");font-weight:100 900;unicode-range:{FONT_RANGES[subset]}}}'
    )


@lru_cache(maxsize=1)
def _script() -> str:
    return (ASSETS / SCRIPT).read_text("utf-8").replace("</", "<\\/")
