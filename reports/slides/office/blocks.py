"""Blocks of a slide in a place of a presentation."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

from read_models.slides import (
    Bars,
    Big,
    Block,
    Columns,
    Compared,
    Country,
    Lines,
    Search,
    Squares,
)
from reports.slides.office.charts import chart, shade
from reports.slides.office.country import country
from reports.slides.office.paper import (
    BIG,
    BLUE,
    LABEL,
    PLAIN,
    SMALL,
    SOFT,
    Place,
    box,
    emu,
    next_line,
    rectangle,
    run,
    say,
    table,
)

FIGURE, NOTE, HEAD = 150, 76, 40
"""Pixels that a number, a note and a title take."""
SQUARE, BETWEEN = 40, 7
STATES = {"new": BLUE, "named": "6D97C4", "unnamed": ""}


def place_blocks(slide: Any, place: Place, blocks: tuple[Block, ...], made: date) -> None:
    """One under the other: numbers take what they need, the others share the rest."""
    left, top, width, height = place
    numbers = sum(isinstance(block, Big) for block in blocks)
    others = len(blocks) - numbers
    rest = (height - FIGURE * numbers) / max(others, 1)
    for block in blocks:
        tall = FIGURE if isinstance(block, Big) else rest
        draw: Callable[[Any, Place, Any, date], None] = DRAWN[type(block)]
        draw(slide, (left, top, width, tall), block, made)
        top += tall


def _big(slide: Any, place: Place, block: Big, _made: date) -> None:
    left, top, width, height = place
    room = min(width * 0.55, 40 + 52 * len(block.shown))
    say(slide, (left, top, room, height), block.shown, BIG, bold=True, color=BLUE)
    frame = box(slide, (left + room + 16, top + 14, width - room - 16, height - 14))
    for words in filter(None, (block.label, block.change)):
        run(next_line(frame), words, LABEL, color=SOFT)


def _framed(slide: Any, place: Place, title: str, note: str, draw: Callable[[Place], None]) -> None:
    """What has a title over it and a note under it."""
    left, top, width, height = place
    if title:
        say(slide, (left, top, width, HEAD), title, LABEL, bold=True)
    if note:
        say(slide, (left, top + height - NOTE, width, NOTE), note, SMALL, color=SOFT)
    above, below = (HEAD if title else 0), (NOTE if note else 0)
    draw((left, top + above, width, height - above - below))


def _bars(slide: Any, place: Place, block: Bars | Columns, made: date) -> None:
    if not block.bars:
        _framed(slide, place, block.title, block.note, lambda _where: None)
        return
    lying = isinstance(block, Bars)
    said = [
        f"{bar.label}: {bar.words}" for bar in block.bars if bar.words and bar.value is not None
    ]
    note = " ".join(filter(None, ("; ".join(said), block.note)))
    _framed(
        slide,
        place,
        block.title,
        note,
        lambda where: chart(slide, where, block.bars, block.title, lying=lying, made=made),
    )


def _compared(slide: Any, place: Place, block: Compared, _made: date) -> None:
    lines = [("", *block.columns)]
    for label, cells in block.lines:
        lines.append((label, *(f"{n} ({words})" if words else n for n, words in cells)))
    widths = [1.6, *(1.0 for _name in block.columns)]

    def draw(where: Place) -> None:
        table(slide, where, lines, widths, "; ".join(label for label, _cells in block.lines))

    _framed(slide, place, "", block.note, draw)


def _squares(slide: Any, place: Place, block: Squares, _made: date) -> None:
    left, top, width, _height = place
    most = max((len(states) for _label, states in block.lines), default=0)
    step = min(SQUARE + BETWEEN, (width - 280) / max(most, 1))
    for n, (label, states) in enumerate(block.lines):
        y = top + 60 * n
        for i, state in enumerate(states):
            spot = (left + step * i, y, step - BETWEEN, step - BETWEEN)
            rectangle(slide, spot, STATES[state], dashed=state == "unnamed")
        say(slide, (left + step * most + 16, y + 4, 280, 40), label, PLAIN, bold=True)
    y = top + 60 * len(block.lines) + 16
    for state, words, names in block.legend:
        rectangle(slide, (left, y + 6, 24, 24), STATES[state], dashed=state == "unnamed")
        frame = box(slide, (left + 44, y, width - 44, 100))
        run(frame.paragraphs[0], words, PLAIN, bold=True)
        if names:
            run(frame.add_paragraph(), names, SMALL, color=SOFT)
        y += 56 + 30 * (len(names) // 60 + 1 if names else 0)


def _lines(slide: Any, place: Place, block: Lines, _made: date) -> None:
    sides = 2 if block.columns > 1 and len(block.items) > 5 else 1
    each = -(-len(block.items) // sides)

    def draw(where: Place) -> None:
        left, top, width, height = where
        edges = [left + (width + 24) * n / sides for n in range(sides + 1)]
        for n, (begin, end) in enumerate(pairwise(edges)):
            frame = box(slide, (begin, top, end - begin - 24, height))
            for item in block.items[n * each : (n + 1) * each]:
                _item(frame, *item)

    _framed(slide, place, block.title, block.note, draw)


def _item(frame: Any, lead: str, name: str, detail: str, look: str) -> None:
    line = next_line(frame)
    line.space_before = emu(14)
    if lead:
        run(line, f"{lead}  ", SMALL, color=SOFT)
    run(line, "▍", PLAIN, color=shade(look))
    run(line, name, PLAIN, bold=True)
    if detail:
        run(frame.add_paragraph(), detail, SMALL, color=SOFT)


def _country(slide: Any, place: Place, block: Country, _made: date) -> None:
    country(slide, place, block)


def _search(slide: Any, place: Place, block: Search, _made: date) -> None:
    """What is asked for by a key on the screen is a link here (reports.slides.office.deck)."""
    del slide, place, block


DRAWN: dict[type, Callable[[Any, Place, Any, date], None]] = {
    Big: _big,
    Bars: _bars,
    Columns: _bars,
    Compared: _compared,
    Squares: _squares,
    Lines: _lines,
    Country: _country,
    Search: _search,
}
"""Kind of block → how it is drawn."""
