"""Puts a record's page together."""

from datetime import date
from typing import Any

from components import html
from components.as_of import unusable
from components.marks import present
from components.record.acts import acts_card
from components.record.aside import deadlines_card, owner_card
from components.record.bibliography import bibliography_card
from components.record.corrections import corrections_card
from components.record.desk import contact_card, notes_card, tags_card
from components.record.events import changes_card, events_card
from components.record.head import here, record_head
from components.record.life import life_card
from components.record.payments import payments_card
from components.record.view import View
from read_models.record_on_day import absent


def record_page(view: View, guarded: Any) -> list[Any]:
    """`guarded(draw, view)` draws a card or, where that fails, its error."""
    wide = [guarded(draw, view) for draw in (life_card, payments_card, acts_card)]
    pair = html.Div(
        [guarded(bibliography_card, view), guarded(events_card, view)], className="grid pair"
    )
    side = [
        guarded(draw, view)
        for draw in (deadlines_card, owner_card, contact_card, tags_card, notes_card)
    ]
    below = [guarded(draw, view) for draw in (corrections_card, changes_card)]
    columns = [
        html.Div(present(*wide, pair, *below), className="stack"),
        html.Div(present(*side), className="stack"),
    ]
    return [record_head(view), html.Div(columns, className="record")]


def not_there(view: View, on: date) -> html.Div:
    """For a day before the record's first dated fact, or where no date tells."""
    return unusable(absent(view.data, on), here(view))
