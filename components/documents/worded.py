"""Figures in sentences: a published one as its source words it, letter by letter, a counted one with
the rows that it counts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from string import Formatter

from components.published import amount, small
from domain.calendar.periods import last_day
from domain.network import records
from language import _, language
from language.numbers import number
from read_models.document import Figure, Parts
from read_models.published import TOPICS, key_of
from sitemap import addresses

_NUMBER = re.compile(
    r"(?:(?:hơn|gần|trên|khoảng|dưới) )?[0-9][0-9.,]*[0-9]|(?<![0-9/])[0-9](?![0-9])"
)
Said = str | Figure | Parts


def told(template: str, **values: Said) -> Parts:
    """The sentence with its places filled; texts and figures stay apart."""
    parts: list[str | Figure] = []
    for before, name, _spec, _conversion in Formatter().parse(template):
        parts.append(before)
        if name is not None:
            value = values[name]
            parts += value if isinstance(value, tuple) else (value,)
    return tuple(part for part in parts if part != "")


def joined(each: Sequence[Parts], separator: str = ", ", last: str = "") -> Parts:
    """One after the other; `last`: what stands before the last one instead."""
    found: list[str | Figure] = []
    for n, parts in enumerate(each):
        if n:
            found.append(last if last and n == len(each) - 1 else separator)
        found += parts
    return tuple(found)


def published(figure: records.Figure, text: str, year: int) -> Figure:
    """`text`: what of its wording stands in the sentence; `year`: of the report, for a figure of
    which the source tells no time."""
    return Figure(
        key_of(figure),
        text,
        figure.value,
        figure.source,
        last_day(figure.period or str(year)),
        published=True,
        rows=addresses.published(topic_of(figure.subject)),
        illustrative=figure.illustrative,
    )


def topic_of(subject: str) -> str:
    return next((topic for topic, (_l, subjects) in TOPICS.items() if subject in subjects), "")


def words(figure: records.Figure, year: int, *, count: bool = False) -> Parts:
    """The wording as it is; quoted where the document is in another language. `count`: they stand
    for the number, which stands nowhere else."""
    text = figure.wording if language() == "vi" else f"“{figure.wording}”"
    told = published(figure, text, year)
    return (told if count else replace(told, key=f"{told.key}.words", value=None),)


def spoken(figure: records.Figure) -> Parts:
    """Words alone, of which nothing is counted: what a source says in a sentence."""
    return (figure.wording if language() == "vi" else f"“{figure.wording}”",)


def value(figure: records.Figure, year: int) -> Parts:
    """The number alone, as the source writes it: 'hơn 1.000', '02'."""
    found = _in_words(figure)
    text = found[1] if found and language() == "vi" else amount(figure.value, figure.qualifier)
    return (published(figure, text, year),)


def clause(figure: records.Figure, year: int) -> Parts:
    """The wording with its number as a figure: '06' in 'Sở KHCN Hải Phòng 06 yêu cầu'."""
    found = _in_words(figure)
    if language() != "vi" or not found:
        return words(figure, year, count=True)
    before, text, after = found
    return tuple(part for part in (before, published(figure, text, year), after) if part != "")


def has_number(figure: records.Figure) -> bool:
    """Whether its wording says the number itself."""
    return _in_words(figure) is not None


def _in_words(figure: records.Figure) -> tuple[str, str, str] | None:
    """What stands before the number in its wording, the number, what stands after it."""
    for found in _NUMBER.finditer(figure.wording):
        digits = re.sub(r"[^0-9]", "", found[0])
        if figure.value is not None and int(digits) == figure.value:
            return figure.wording[: found.start()], found[0], figure.wording[found.end() :]
    return None


def counted(
    key: str, n: int, rows: str, until: date, *, illustrative: bool = False, padded: bool = False
) -> Figure:
    """A number of the product's own. `padded`: with a leading zero below ten, as sentences have
    it."""
    text = small(n) if padded else number(n)
    return Figure(
        key, text, n, _("Số đếm trong hệ thống"), until, rows=rows, illustrative=illustrative
    )


def sentences(each: Iterable[Parts]) -> Parts:
    """One after the other in one paragraph."""
    return joined(list(each), " ")
