"""What becomes of a listing: published and withdrawn on a day, with its history in the thread."""

from datetime import date

from sqlalchemy import Connection

from data_access.accounts.writer import Writer
from data_access.network.requests.writing import Said, WrongMove, act_on
from domain.network.listings import NEXT, may_be_on
from domain.network.requests import LISTING

LISTED = "listed"


class WrongDay(ValueError):
    """Before the state that it had, or to come."""


def put(
    connection: Connection,
    writer: Writer,
    request_id: int,
    version: int,
    state: str,
    day: date,
    reason: str,
    today: date,
) -> None:
    """Raises Gone, Conflict, NotInHand, WrongMove, WrongDay."""
    told = {"listing": state, "day": day.isoformat()}
    new = {"listing": state, "listing_on": day}
    row = act_on(
        connection,
        writer,
        request_id,
        version,
        said=Said(LISTED, reason, told),
        today=today,
        new=new,
    )
    if row["kind"] != LISTING or state not in NEXT[row["listing"]]:
        raise WrongMove
    if not may_be_on(day, row["listing_on"] or row["received_on"], today):
        raise WrongDay
