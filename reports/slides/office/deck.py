"""Puts a presentation together: the slides, those of provinces that a room may ask for, then for each
slide how it was worked out and its rows. Links lead there and back."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from pptx import Presentation
from pptx.enum.text import PP_ALIGN

from language import _, language, ngettext
from language.badges import BADGES
from language.dates import day
from language.translation import LOCALES
from read_models.slides import Asked, Country, Deck, Rows, Search, Slide
from reports.document.clean import clean
from reports.document.fixed_zip import fixed
from reports.document.slides import widen
from reports.slides.country import CREDIT
from reports.slides.office.blocks import place_blocks
from reports.slides.office.paper import (
    AMBER,
    LABEL,
    SMALL,
    SOFT,
    TITLE,
    TITLE_ONLY,
    box,
    emu,
    link,
    next_line,
    run,
    say,
    table,
)
from reports.slides.stage import ROWS, rows_title
from reports.slides.wording import invented_words

LEFT, WIDTH, HALF = 64, 1792, 860
TOP, HEIGHT = 240, 690
FOOT, SOURCE = 1020, 944
LINES_A_SLIDE, LETTERS, LETTERS_OF_METHOD, LINE = 11, 112, 95, 50
"""Lines of a table that a slide has room for, letters of one line of it and of the method, and how
many pixels a line is tall."""
LONGEST = 70
"""Letters of a cell; what is longer ends with '…'."""
ACROSS = 3


def deck_presentation(deck: Deck) -> bytes:
    """The PPTX, in the language of the deck. The same deck gives the same bytes."""
    made = _Presentation(deck)
    made.write()
    return made.saved()


class _Presentation:
    """The slides while they are made."""

    def __init__(self, deck: Deck) -> None:
        self.deck = deck
        self.made = Presentation()
        widen(self.made)
        about = self.made.core_properties
        about.title, about.author, about.language = (
            clean(deck.title)[:255],
            "IPPlatform",
            LOCALES[language()],
        )
        about.comments, about.keywords = badge(deck.illustrative), ""
        about.created = about.modified = datetime.combine(deck.made, time())
        about.last_modified_by, about.revision = "", 1

    def saved(self) -> bytes:
        out = io.BytesIO()
        self.made.save(out)
        return fixed(out.getvalue())

    def write(self) -> None:
        shown = self.deck.shown
        total = len(shown)
        drawn = [self._finding(_pressed(one), f"{n}/{total}") for n, one in enumerate(shown, 1)]
        if not shown:
            self._nothing()
        asked = [(one, self._finding(one.slide, one.name)) for one in self.deck.asked]
        for one, slide in zip(shown, drawn, strict=True):
            self._link_provinces(one, slide, asked)
            self._behind(one, slide)

    def _slide(self, title: str, illustrative: str, foot: str, letters: float = TITLE) -> Any:
        """With its headline, its mark and its foot."""
        slide = self.made.slides.add_slide(self.made.slide_layouts[TITLE_ONLY])
        head = slide.shapes.title
        mark = badge(illustrative)
        head.left, head.top = emu(LEFT), emu(66)
        head.width, head.height = emu(WIDTH), emu(150)
        frame = head.text_frame
        frame.word_wrap, frame.vertical_anchor = True, 1
        frame.margin_left = frame.margin_right = frame.margin_top = 0
        frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        run(frame.paragraphs[0], title, letters if len(title) < 90 else letters - 6, bold=True)
        if mark:
            say(
                slide, (LEFT, 22, WIDTH, 36), mark, SMALL, at=PP_ALIGN.RIGHT, bold=True, color=AMBER
            )
        told = f"{self.deck.title} · {foot}"
        say(slide, (LEFT, FOOT, WIDTH - 420, 36), told, SMALL, color=SOFT)
        return slide

    def _finding(self, one: Slide, foot: str) -> Any:
        slide = self._slide(one.title, one.illustrative, foot)
        if one.right:
            place_blocks(slide, (LEFT, TOP, HALF, HEIGHT), one.left, self.deck.made)
            other = (LEFT + WIDTH - HALF, TOP, HALF, HEIGHT)
            place_blocks(slide, other, one.right, self.deck.made)
        else:
            place_blocks(slide, (LEFT, TOP, WIDTH, HEIGHT), one.left, self.deck.made)
        say(slide, (LEFT, SOURCE, WIDTH, 70), _source(one), SMALL, color=SOFT)
        slide.notes_slide.notes_text_frame.text = clean("\n".join(_notes(one)), "\n")
        return slide

    def _nothing(self) -> None:
        """A deck none of whose slides has data says so."""
        slide = self._slide(_("Chưa có trang nào có số liệu"), "none", "0/0")
        frame = box(slide, (LEFT, TOP, WIDTH, HEIGHT))
        for one in self.deck.left_out:
            run(next_line(frame), f"{one.title}: {one.skipped}", LABEL)

    def _link_provinces(self, one: Slide, slide: Any, asked: Sequence[tuple[Asked, Any]]) -> None:
        """Where the screen has a box for three letters, each province is a link."""
        if not _asks(one):
            return
        step = HALF / ACROSS
        for n, (place, target) in enumerate(asked):
            spot = (LEFT + step * (n % ACROSS), TOP + 56 * (n // ACROSS), step - 12, 46)
            link(slide, spot, place.name, target)
            self._back(target, slide, _("Về trang “Hỏi tỉnh”"))

    def _behind(self, one: Slide, slide: Any) -> None:
        """How it was worked out, then its rows, on as many slides as they need."""
        if not one.method and not one.rows.columns:
            return
        parts = list(_parts(one.rows, LINES_A_SLIDE - _tall(one.method)))
        pages = [self._page(one, part, first=n == 0) for n, part in enumerate(parts)]
        for page in pages:
            self._back(page, slide, _("Về trang chiếu"))
        self._back(slide, pages[0], _("Cách tính và các dòng"))

    def _back(self, page: Any, target: Any, words: str) -> None:
        link(page, (LEFT + WIDTH - 380, FOOT - 8, 380, 46), words, target)

    def _page(self, one: Slide, part: Sequence[tuple[str, ...]], *, first: bool) -> Any:
        name = _("Cách tính")
        page = self._slide(f"{name}: {one.title}", one.illustrative, name, TITLE - 6)
        top = TOP - 20
        if first:
            self._method(page, one)
            top += _tall(one.method) * LINE
        if one.rows.columns:
            title = rows_title(one.rows)
            say(page, (LEFT, top, WIDTH, LINE), title, LABEL, bold=True)
            lines = [one.rows.columns, *part]
            place = (LEFT, top + LINE, WIDTH, 0)
            table(page, place, _short(lines), _widths(lines), title)
        say(page, (LEFT, SOURCE, WIDTH, 70), _source(one), SMALL, color=SOFT)
        return page

    def _method(self, page: Any, one: Slide) -> None:
        frame = box(page, (LEFT, TOP - 20, WIDTH, _tall(one.method) * LINE))
        for term, sentence in one.method:
            line = next_line(frame)
            line.space_after = emu(8)
            run(line, term, LABEL, bold=True)
            between = " " if sentence.startswith("=") else ": "
            run(line, between + sentence, LABEL)


def _pressed(one: Slide) -> Slide:
    """Where the screen takes letters, names are pressed here."""
    if not _asks(one):
        return one
    return replace(one, title=_("Hỏi tỉnh: bấm tên, mở một trong 34 tỉnh, thành phố"))


def _asks(one: Slide) -> bool:
    return any(isinstance(block, Search) for block in one.left)


def badge(illustrative: str) -> str:
    return _(BADGES[illustrative]) if illustrative in BADGES else ""


def _source(one: Slide) -> str:
    has_map = any(isinstance(block, Country) for block in (*one.left, *one.right))
    credit = _(CREDIT) + "." if has_map else ""
    return " ".join(filter(None, (one.source, invented_words(one.illustrative), credit)))


def _notes(one: Slide) -> list[str]:
    """What is said with a slide, how long, what is to be known before, how it was worked out."""
    notes = [one.say, ngettext("{n} phút", "{n} phút", one.minutes)]
    notes += [check.words for check in one.checks]
    notes += [f"{term}: {sentence}" for term, sentence in one.method]
    until = _("Số liệu đến {day}.", day=day(one.until)) if one.until else ""
    return [line for line in (*notes, until or one.source) if line]


def _tall(method: Sequence[tuple[str, str]]) -> int:
    """Lines of a table whose place a method takes."""
    return sum((len(term) + len(sentence)) // LETTERS_OF_METHOD + 1 for term, sentence in method)


def _parts(rows: Rows, room: int) -> Iterator[list[tuple[str, ...]]]:
    """As many rows as there is room for, then as a slide has room for, and so on; nothing gives one
    part without rows."""
    part: list[tuple[str, ...]] = []
    used = 0
    widths = _widths([rows.columns, *rows.rows[:ROWS]]) if rows.columns else []
    letters = [LETTERS * width / sum(widths) for width in widths]
    for row in rows.rows[:ROWS]:
        shown = zip(_short_line(row), letters, strict=True)
        tall = max(int(len(cell) / wide) for cell, wide in shown) + 1
        if used + tall > room:
            yield part
            part = []
            used = 0
            room = LINES_A_SLIDE
        part.append(row)
        used += tall
    yield part


def _short(lines: Sequence[Sequence[str]]) -> list[list[str]]:
    return [_short_line(line) for line in lines]


def _short_line(line: Sequence[str]) -> list[str]:
    return [_cut(clean(cell)) for cell in line]


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _widths(lines: Sequence[Sequence[str]]) -> list[float]:
    """Shares of columns by their longest cell."""
    columns = zip(*lines, strict=True)
    return [min(max(max(map(len, column)), 10), LONGEST) for column in columns]
