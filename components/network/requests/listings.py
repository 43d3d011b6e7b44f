"""A listing on the exchange: its state and since when, its history, and the form that publishes or
withdraws it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from components import html
from components.chart_card import card
from components.forms import send_form, text_area, text_field
from components.marks import pill, present
from components.network.requests.parts import person_words
from domain.network.listings import DRAFT, NEXT, PUBLISHED, STATES, WITHDRAWN
from domain.network.requests import LONGEST_ENTRY, SIDES
from language import N_, _
from language.dates import day, numeric
from read_models.requests import Entry, RequestRow
from sitemap import form_addresses

PREFIX = "rql"
TONES = {DRAFT: "info", PUBLISHED: "ok", WITHDRAWN: "off"}
BUTTONS = {PUBLISHED: N_("Ghi là đã đăng"), WITHDRAWN: N_("Ghi là đã rút")}


@dataclass(frozen=True, slots=True)
class ListingView:
    """`writes`: whether the reader works on the request."""

    row: RequestRow
    entries: Sequence[Entry]
    today: date
    writes: bool
    post: str


def listing_card(view: ListingView) -> html.Section:
    row = view.row
    since = day(row.listing_on or row.received_on)
    told = [
        pill(_(STATES[row.listing]), TONES[row.listing]),
        html.Small(_("{side}, từ {day}", side=_(SIDES[row.side]), day=since)),
    ]
    past = [html.Li(_past(entry)) for entry in view.entries if "listing" in entry.told]
    listed = html.Ul(past, className="corrections") if past else None
    form = _form(view) if view.writes else None
    return card(_("Đăng trên sàn"), html.Div(present(html.P(told), listed, form)))


def listing_words(entry: Entry) -> str:
    """What an entry of the thread tells of it."""
    since = day(date.fromisoformat(entry.told["day"]))
    state = entry.told["listing"]
    return _("{state} từ {day}", state=_(STATES[state]), day=since)


def _past(entry: Entry) -> list[Any]:
    said = f"{person_words(entry.by)}: {entry.text}" if entry.text else person_words(entry.by)
    return [listing_words(entry), " ", html.Small(said)]


def _form(view: ListingView) -> html.Form:
    buttons = [
        html.Button(_(BUTTONS[state]), type="submit", name="listing", value=state,
                    className="btn-q")
        for state in NEXT[view.row.listing]
    ]  # fmt: skip
    return send_form(
        form_addresses.write_request(view.row.id, "dang", view.post),
        [
            text_field("day", _("Từ ngày"), numeric(view.today), prefix=PREFIX, maxLength=10),
            text_area("reason", _("Ghi chú; rút thì nêu lý do"), "", prefix=PREFIX, rows=2,
                      maxLength=LONGEST_ENTRY),
            html.Div(buttons, className="acts"),
        ],
        also={"version": view.row.version},
        look="stacked",
    )  # fmt: skip
