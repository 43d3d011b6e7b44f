"""A deck as one HTML file: it opens from a disk in any browser, asks for nothing, and holds under
each headline how it was worked out and the rows behind it."""

import base64
from functools import lru_cache
from pathlib import Path

from language import language
from read_models.slides import Deck
from reports.slides.markup import tag, words
from reports.slides.stage import stage

ASSETS = Path(__file__).parents[2] / "assets"
SHEETS = ("tokens.css", "slides.css")
SCRIPT = "slides.js"
FONTS = {
    "vietnamese": "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,"
    "U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,"
    "U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
}
"""Subset of Inter → its Unicode ranges, as in commands.assets. The large latin-ext holds no letter
of the two languages."""
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
    return "\n".join([*(_font(name) for name in FONTS), *sheets])


def _font(subset: str) -> str:
    """'' where the fonts have not been built: then the reader's own font stands in."""
    path = ASSETS / "vendor/fonts" / f"inter-{subset}-wght-normal.woff2"
    if not path.exists():
        return ""
    data = base64.b64encode(path.read_bytes()).decode()
    return (
        f'@font-face{{font-family:"Inter Variable";src:url(data:font/woff2;base64,{data}) '
        f'format("woff2");font-weight:100 900;unicode-range:{FONTS[subset]}}}'
    )


@lru_cache(maxsize=1)
def _script() -> str:
    return (ASSETS / SCRIPT).read_text("utf-8").replace("</", "<\\/")
