"""An offer to buy or to sell that somebody wants on the exchange: drafted with its request, published,
withdrawn, published again. Source: network.md §1."""

from datetime import date

from language import N_

DRAFT, PUBLISHED, WITHDRAWN = "draft", "published", "withdrawn"
STATES: dict[str, str] = {
    DRAFT: N_("Chưa đăng"),
    PUBLISHED: N_("Đang đăng"),
    WITHDRAWN: N_("Đã rút khỏi sàn"),
}
NEXT: dict[str, tuple[str, ...]] = {
    DRAFT: (PUBLISHED, WITHDRAWN),
    PUBLISHED: (WITHDRAWN,),
    WITHDRAWN: (PUBLISHED,),
}
"""State → what a handler may make of it."""


def may_be_on(day: date, since: date, today: date) -> bool:
    """Whether the next state may begin on a day: not before the present one, not to come."""
    return since <= day <= today
