"""Which requests a number of the monthly report counts: each once, for the desk that took it down, in
the month in which it was received; a duplicate is counted with the request that it repeats.
Source: network.md §2, docs/decisions/0024-who-counts-a-request.md.

A consultation on two topics stands in both, a search for two kinds of right likewise.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.network.requests import CONSULTATION, LISTING, SEARCH, UPDATE

IN_PERSON = "in_person"
CHANNEL_GROUPS: dict[str, tuple[str, ...]] = {IN_PERSON: ("station", "person")}
"""What the report calls one channel and the form of a request two."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One that is counted; `n`: how many requests are alike."""

    kind: str
    channel: str
    topics: tuple[str, ...]
    rights: tuple[str, ...]
    n: int = 1


@dataclass(frozen=True, slots=True)
class Which:
    """What all of those have in common that a number counts; '' whatever."""

    kind: str = ""
    topic: str = ""
    channel: str = ""
    right: str = ""

    def takes(self, one: Counted) -> bool:
        channels = CHANNEL_GROUPS.get(self.channel, (self.channel,))
        return (
            self.kind in ("", one.kind)
            and ("" in channels or one.channel in channels)
            and (not self.topic or self.topic in one.topics)
            and (not self.right or self.right in one.rights)
        )


NUMBERS: dict[str, Which] = {
    "contacts": Which(),
    "consultations": Which(CONSULTATION),
    "updates": Which(UPDATE),
    "listings": Which(LISTING),
    "topic_search": Which(CONSULTATION, topic="search"),
    "topic_protection": Which(CONSULTATION, topic="protection"),
    "topic_status": Which(CONSULTATION, topic="status"),
    "topic_infringement": Which(CONSULTATION, topic="infringement"),
    "topic_other": Which(CONSULTATION, topic="other"),
    "by_platform": Which(channel="platform"),
    "by_fanpage": Which(channel="fanpage"),
    "by_phone": Which(channel="phone"),
    "by_email": Which(channel="email"),
    "in_person": Which(channel=IN_PERSON),
    "search_patent": Which(SEARCH, right="SC"),
    "search_utility": Which(SEARCH, right="GPHI"),
    "search_design": Which(SEARCH, right="KDCN"),
    "search_mark": Which(SEARCH, right="NH"),
    "search_indication": Which(SEARCH, right="CDDL"),
}
"""Field of the report (domain.network.monthly) → the requests that it counts."""


def numbers_of(requests: Iterable[Counted]) -> Mapping[str, int]:
    """Field → its number; nothing where no request was taken down: no row is not zero."""
    known = list(requests)
    if not known:
        return {}
    return {name: sum(r.n for r in known if which.takes(r)) for name, which in NUMBERS.items()}
