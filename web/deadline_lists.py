"""Download: the deadlines of a list as a CSV file that a spreadsheet opens correctly, or as a
workbook; exactly the rows that the list counts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, stream_with_context
from werkzeug.wrappers import Response

from data_access.database.bulk import chunks
from data_access.database.scope import Scope
from data_access.deadlines.ask import Ask
from data_access.deadlines.lists import all_keys, counts_of, rows_of
from data_access.rollups.freshness import as_of
from domain.calendar.dates import today_in_vietnam
from domain.places.provinces import Province
from domain.text.csv_text import BLOCK, csv_text
from language import _
from language.badges import BADGES
from language.dates import numeric
from read_models.chosen_rows import CHOSEN, split
from read_models.deadline_filters import DeadlineFilters
from read_models.deadlines import DeadlineKey, DeadlineRow
from read_models.letters import read_keys
from read_models.overview import AsOf
from read_models.plain_values import parameter
from web import given_file
from web.access import own_province, principal, reading, scope
from web.given_file import FileName
from web.site import site

blueprint = Blueprint("deadline_lists", __name__)


@dataclass(frozen=True)
class Listed:
    """The rows of a list that are to be given: their keys, and what stands above them; `chosen`: those
    that are ticked alone."""

    province: Province
    scope: Scope
    filters: DeadlineFilters
    day: date
    keys: list[DeadlineKey]
    fresh: AsOf
    chosen: bool = False

    @property
    def own(self) -> bool:
        """Whether the reader is told what the province's own people are."""
        return self.scope.sees_notes and self.filters.on is None

    @property
    def badge(self) -> str:
        words = BADGES.get(self.fresh.illustrative)
        return _(words) if words else ""

    def rows(self) -> Iterator[DeadlineRow]:
        for part in chunks(self.keys, BLOCK):
            with site().database.read(self.scope) as connection:
                found = rows_of(connection, part, scope=self.scope, on=self.filters.on)
            yield from found


@blueprint.get("/xuat/<slug>/thoi-han.csv")
def deadlines(slug: str) -> Response:
    """The same query string as the page's; what is not understood is refused, rather than all rows
    given."""
    from reports.deadlines.columns import columns

    listed = _listed(slug)
    told = columns(own=listed.own)
    opening = [[listed.badge, listed.province.name]] if listed.badge else []
    on = listed.filters.on
    opening += [[_("Số liệu đến"), numeric(on)]] if on else []
    opening += [[_(column.title) for column in told]]

    def cells(row: DeadlineRow) -> list[str]:
        return [column.text(row, listed.day) for column in told]

    rows = map(cells, listed.rows())
    return _given(listed, "csv", stream_with_context(csv_text(opening, rows)))


@blueprint.get("/xuat/<slug>/thoi-han.xlsx")
def workbook(slug: str) -> Response:
    """The same rows as a workbook."""
    from reports.deadlines.asked import asked_words
    from reports.deadlines.columns import columns
    from reports.deadlines.sheet import Heading, deadlines_workbook

    listed = _listed(slug)
    title = _("Thời hạn {place}", place=listed.province.shown)
    asked = asked_words(listed.filters, len(listed.keys), principal().name, chosen=listed.chosen)
    until = _("Số liệu đến {day}.", day=numeric(listed.day))
    heading = Heading(title, listed.badge, asked, until)
    told = columns(own=listed.own)
    return _given(listed, "xlsx", deadlines_workbook(heading, told, listed.rows(), listed.day))


def _listed(slug: str) -> Listed:
    province = own_province(slug)
    asked = DeadlineFilters.read(given_file.query()).on_day(given_file.require_day())
    chosen, unread = _chosen(given_file.query())
    given_file.require_understood((*asked.ignored, *unread))
    filters = asked.but()
    seen = scope()
    person = principal()
    me = person.id if person.vn34 else None
    ask = Ask(scope=seen, vn34=province.code, filters=filters, today=today_in_vietnam(), me=me)
    with reading() as connection:
        n = counts_of(connection, ask).total()
        keys = all_keys(connection, ask, limit=n)
        fresh = as_of(connection, scope=seen, vn34=province.code)
    if chosen:
        keys = [key for key in keys if key in chosen]
    return Listed(
        province=province,
        scope=seen,
        filters=filters,
        day=ask.day,
        keys=keys,
        fresh=fresh,
        chosen=bool(chosen),
    )


def _chosen(query: str) -> tuple[frozenset[DeadlineKey], list[str]]:
    """The deadlines that are ticked, and what names none."""
    texts = split(parameter(query, CHOSEN))
    unread = [f"{CHOSEN}={text[:40]}" for text in texts if not read_keys([text])]
    return frozenset(read_keys(texts)), unread


def _given(listed: Listed, form: str, content: Iterable[str] | bytes) -> Response:
    detail = {"filters": listed.filters.query(), "rows": len(listed.keys)}
    detail |= {"chosen": True} if listed.chosen else {}
    return given_file.give(
        content,
        _named(listed.province, listed.day, form),
        subject=f"deadlines.{form}",
        vn34=listed.province.code,
        detail=detail,
    )


def _named(province: Province, on: date, form: str) -> FileName:
    day = on.isoformat()
    return FileName(
        f"thoi-han-{province.slug}-{day}",
        form,
        _("Thời hạn {province} {day}", province=province.name, day=day),
    )
