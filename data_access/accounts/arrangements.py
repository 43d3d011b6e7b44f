"""Which slides of a deck a person shows, and in which order: the person's own, seen by nobody else.
Names of slides alone are kept, nothing of what they show."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select

from data_access.accounts import audit
from data_access.database.engine import now
from data_access.database.locks import put
from data_access.tables import deck_arrangement


def arrangement(conn: Connection, user_id: int, deck: str) -> tuple[str, ...] | None:
    """Keys of slides in their order; None where the person has chosen nothing. `deck`: its address
    without what stands before it, 'tinh-nghe-an'."""
    c = deck_arrangement.c
    kept = conn.scalar(select(c.slides).where(c.user_id == user_id, c.deck == deck))
    return None if kept is None else tuple(filter(None, kept.split(",")))


def arrange(
    conn: Connection, user_id: int, deck: str, keys: Sequence[str], *, actor: str, vn34: str
) -> None:
    """Keeps the choice in place of the one before."""
    values = {
        "user_id": user_id,
        "deck": deck,
        "slides": ",".join(keys),
        "updated_at": now(),
    }
    put(conn, deck_arrangement, values, key=("user_id", "deck"))
    audit.append(conn, actor=actor, action="deck_arranged", subject=deck, vn34=vn34)


def forget(conn: Connection, user_id: int, deck: str, *, actor: str, vn34: str) -> None:
    """The deck is again as it comes."""
    c = deck_arrangement.c
    conn.execute(delete(deck_arrangement).where(c.user_id == user_id, c.deck == deck))
    audit.append(conn, actor=actor, action="deck_arranged", subject=deck, vn34=vn34)
