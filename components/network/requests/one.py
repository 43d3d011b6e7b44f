"""One request: what was asked, said and done, the oldest first; beside it when it is due, what can be
done next, and what is known of it."""

from typing import Any

from components import html
from components.marks import attrs, badge, present
from components.network.requests.composer import composer
from components.network.requests.due_card import due_card
from components.network.requests.facts_card import facts_card
from components.network.requests.files import files_card
from components.network.requests.listings import ListingView, listing_card
from components.network.requests.next_steps import next_card
from components.network.requests.one_view import OneRequest, taken_at
from components.network.requests.parts import state_pill
from components.network.requests.proposals import proposals_card
from components.network.requests.thread import thread
from domain.network.requests import LISTING
from language import _
from language.dates import day
from read_models.request_form import CORRECTING
from sitemap import addresses


def request_page(view: OneRequest) -> list[Any]:
    said = html.Div(thread(view), className="rq-thread")
    left = html.Div(present(said, composer(view)), className="stack")
    held = files_card(view.files) if view.files else None
    listing = None
    if view.whole.row.kind == LISTING:
        whole = view.whole
        listing = listing_card(
            ListingView(whole.row, whole.entries, view.today, view.writes, view.post)
        )
    asked = proposals_card(view.proposals) if view.proposals else None
    cards = [due_card(view), asked, listing, next_card(view), held, facts_card(view)]
    shown = cards[::-1] if view.doing == CORRECTING else cards
    right = html.Div(present(*shown), className="stack")
    return [_head(view), html.Div([left, right], className="grid rq-grid")]


def _head(view: OneRequest) -> html.Div:
    row = view.whole.row
    back = html.Nav(
        html.A(_("Yêu cầu"), href=addresses.requests()), **attrs(aria_label=_("Quay lại"))
    )
    told = present(
        html.Span(row.number),
        state_pill(row.state),
        html.Span(_("Nhận {day}, {where}", day=day(row.received_on), where=taken_at(view))),
        badge("all") if row.illustrative else None,
    )
    what = [back, html.H1(row.title, lang="vi"), html.Div(told, className="as-of")]
    return html.Div(html.Div(what, className="what"), className="head")
