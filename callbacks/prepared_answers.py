"""Fills the page of answers that are kept ready: one read, the whole page behind one guard."""

from typing import Any

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.network.prepared_answers import PreparedView, prepared_page
from data_access.network.prepared_answers import past_of, prepared_answers
from domain.calendar.dates import today_in_vietnam
from read_models.plain_values import parameter
from read_models.prepared_answers import answer_asked
from web import access


def fill(pathname: str | None, search: str | None = None, saved: Any = None) -> Any:
    """`cau`: the answer that is open; `ghi`: a new one is asked for."""
    require_page(pathname, "prepared-answers")
    chosen = answer_asked(search)
    with access.reading() as connection:
        view = PreparedView(
            answers=prepared_answers(connection, all_states=True),
            past=past_of(connection, chosen) if chosen else (),
            chosen=chosen,
            new=parameter(search, "ghi") == "moi",
            writes=access.may("prepared_answers.keep"),
            today=today_in_vietnam(),
        )
    return guarded(prepared_page, view)
