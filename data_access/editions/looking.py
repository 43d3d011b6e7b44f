"""What the pages of an edition are drawn from: the report as it is today beside what is frozen."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection

from data_access.database.scope import Scope
from data_access.editions import reading
from data_access.editions.acts import acts_since
from data_access.editions.behind import rows_behind
from data_access.editions.beside import beside_of
from data_access.reports.data import ReportData
from data_access.reports.page import choice
from read_models.editions import Edition, PublishedBefore
from read_models.frozen import SourceRow, Told
from read_models.report_words import Passage
from read_models.sent_against_now import Act, SentAgainstNow, changed_places, compared, corrected_by


@dataclass(frozen=True, slots=True)
class Look:
    """`data`, `words`, `beside`: of one on its way; `numbers`, `languages`: of a sent one, the latter
    in which it was frozen; `editors`: who wrote words that stand in it."""

    others: tuple[Edition, ...]
    files: dict[tuple[str, str], str]
    data: ReportData | None = None
    words: dict[str, Passage] = field(default_factory=dict)
    beside: PublishedBefore = field(default_factory=PublishedBefore)
    numbers: tuple[Told, ...] = ()
    editors: frozenset[int] = frozenset()
    languages: tuple[str, ...] = ()


def look(connection: Connection, own: Edition, *, scope: Scope, today: date) -> Look:
    others = tuple(reading.of_report(connection, own.asked, scope=scope))
    files = reading.files_of(connection, own, scope=scope)
    if own.is_sent:
        numbers = reading.numbers_of(connection, own, scope=scope)
        written = reading.languages_of(connection, own, scope=scope)
        return Look(others, files, numbers=numbers, languages=written)
    found = choice(connection, own.asked, scope=scope, today=today)
    before = beside_of(connection, own, scope=scope)
    wrote = (p.user_id for p in found.words.values() if p.text)
    editors = frozenset(one for one in wrote if one)
    return Look(others, files, found.data, found.words, before, editors=editors)


@dataclass(frozen=True, slots=True)
class Against:
    """What was frozen, and what there is today: the numbers of today are the report's to tell."""

    kept: reading.Kept
    data: ReportData | None
    words: dict[str, Passage]
    rows: tuple[SourceRow, ...]
    acts: dict[tuple[str, int], tuple[Act, ...]]
    others: tuple[Edition, ...]
    later: tuple[Told, ...]

    def told(self, now: Iterable[Told], today: date) -> SentAgainstNow:
        numbers = compared(self.kept.numbers, now, self.kept.rows, self.rows, self.acts)
        beside = corrected_by(numbers, self.later)
        return SentAgainstNow(beside, self.kept.intact, today)


def held_against(connection: Connection, own: Edition, *, scope: Scope, today: date) -> Against:
    """Of a sent edition."""
    kept = reading.kept(connection, own, scope=scope)
    found = choice(connection, own.asked, scope=scope, today=today)
    rows = rows_behind(connection, found.data, scope) if found.data else ()
    moved = changed_places(kept.rows, rows)
    acts = acts_since(connection, moved, own.frozen_at) if own.frozen_at else {}
    others = tuple(reading.of_report(connection, own.asked, scope=scope))
    later = [one for one in others if one.turn > own.turn and one.is_sent]
    numbers = reading.numbers_of(connection, later[-1], scope=scope) if later else ()
    return Against(
        kept=kept,
        data=found.data,
        words=found.words,
        rows=rows,
        acts=acts,
        others=others,
        later=numbers,
    )
