"""The documents of a station: its agreement, decisions, other papers."""

from dataclasses import dataclass
from datetime import datetime

from language import N_

KINDS = {
    "agreement": N_("Thỏa thuận"),
    "decision": N_("Quyết định"),
    "other": N_("Giấy tờ khác"),
}


@dataclass(frozen=True, slots=True)
class StationDocument:
    """`name`: the sender's name of the file; `type`: its ending; `size` in bytes."""

    id: int
    kind: str
    title: str
    name: str
    type: str
    size: int
    sha256: str
    added_at: datetime
    added_by: str
