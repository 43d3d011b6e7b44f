"""How a report goes from draft to published, and who may do what with it.

Two people at least: whoever approves has neither drafted nor edited nor submitted it, in whichever
of several posts. A report is approved by the leader of whom it is of: the province's, or the
institute's, which also approves what a station writes, for a station has no leader of its own.
"""

from collections.abc import Iterable

from domain.roles import HEAD, LEADER, MANAGER, OFFICER, STATION
from language import N_

DRAFT, SUBMITTED, PUBLISHED, WITHDRAWN = "draft", "submitted", "published", "withdrawn"
STATES = {
    DRAFT: N_("Nháp"),
    SUBMITTED: N_("Trình duyệt"),
    PUBLISHED: N_("Đã phát hành"),
    WITHDRAWN: N_("Đã thu hồi"),
}
OPEN = (DRAFT, SUBMITTED)
"""States in which its figures are those of today."""
SENT = (PUBLISHED, WITHDRAWN)
"""States in which its figures are frozen."""

DRAFTED, EDITED, ANSWERED, SUBMIT, RETURNED = (
    "drafted",
    "edited",
    "answered",
    "submitted",
    "returned",
)
PUBLISH, NUMBERED, WITHDRAW = "published", "numbered", "withdrawn"
ACTS = {
    DRAFTED: N_("Lập nháp"),
    EDITED: N_("Sửa đoạn tự viết"),
    ANSWERED: N_("Trả lời kiểm tra"),
    SUBMIT: N_("Trình duyệt"),
    RETURNED: N_("Trả lại để sửa"),
    PUBLISH: N_("Duyệt và khóa số"),
    NUMBERED: N_("Ghi số, ngày văn bản"),
    WITHDRAW: N_("Thu hồi"),
}
HANDS = (DRAFTED, EDITED, ANSWERED, SUBMIT)
"""Whoever has done one of these to a report does not approve it."""


def approver(vn34: str | None) -> str:
    """The role that approves a report of that province, or of the institute and its stations."""
    return LEADER if vn34 else HEAD


def preparers(vn34: str | None, station_id: int | None) -> frozenset[str]:
    """The roles that draft, answer and submit it."""
    if vn34:
        return frozenset({OFFICER})
    return frozenset({MANAGER, STATION}) if station_id else frozenset({MANAGER})


def same_hands(user_id: int, hands: Iterable[int]) -> bool:
    """Whether somebody would approve what is of their own hand."""
    return user_id in frozenset(hands)
