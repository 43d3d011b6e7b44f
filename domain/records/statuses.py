"""Canonical legal statuses, their groups and their plain names. Source: domain facts §2."""

from dataclasses import dataclass

from language import N_


@dataclass(frozen=True)
class Status:
    code: str
    slug: str
    label: str
    group: str


@dataclass(frozen=True)
class StatusGroup:
    """What one segment of a status chart counts."""

    code: str
    label: str


GROUPS: dict[str, StatusGroup] = {
    g.code: g
    for g in (
        StatusGroup("in_force", N_("Còn hiệu lực")),
        StatusGroup("examination", N_("Đang thẩm định")),
        StatusGroup("in_grace", N_("Còn được nộp muộn")),
        StatusGroup("ended", N_("Chấm dứt, hết hiệu lực, hủy bỏ")),
        StatusGroup("refused", N_("Từ chối, rút đơn")),
        StatusGroup("unknown", N_("Chưa rõ tình trạng")),
    )
}
STATUSES: dict[str, Status] = {
    s.code: s
    for s in (
        Status("pending", "dang-tham-dinh", N_("Đang thẩm định"), "examination"),
        Status("published", "da-cong-bo", N_("Đã công bố"), "examination"),
        Status("in_force", "con-hieu-luc", N_("Còn hiệu lực"), "in_force"),
        Status("in_grace", "con-duoc-nop-muon", N_("Còn được nộp muộn"), "in_grace"),
        Status("refused", "tu-choi", N_("Từ chối"), "refused"),
        Status("withdrawn", "rut-don", N_("Rút đơn"), "refused"),
        Status("lapsed", "cham-dut", N_("Chấm dứt hiệu lực"), "ended"),
        Status("expired", "het-hieu-luc", N_("Hết hiệu lực"), "ended"),
        Status("invalidated", "huy-bo", N_("Hủy bỏ hiệu lực"), "ended"),
        Status("unknown", "chua-ro", N_("Chưa rõ tình trạng"), "unknown"),
    )
}
STATUS_BY_SLUG = {s.slug: s for s in STATUSES.values()}
ALIVE = ("in_force", "in_grace")
"""What people call "còn hiệu lực": in force, those that can still be paid late included."""
UNDER_EXAMINATION = ("pending", "published")


def statuses_in(group: str) -> tuple[str, ...]:
    """The status codes that one segment of the chart counts, in fixed order."""
    return tuple(s.code for s in STATUSES.values() if s.group == group)
