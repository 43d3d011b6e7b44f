"""Roles, and which kinds of data each may import: one table for whoever asks.
What does not stand here is refused."""

from collections.abc import Mapping
from enum import Enum

from language import N_

OFFICER = "officer"
LEADER = "leader"
STATION = "station"
MANAGER = "manager"
HEAD = "head"
"""A leader whose tenant is the institute, for operators `leader:vien`."""
TRAINER = "trainer"
ADMIN = "admin"
LABELS = {
    OFFICER: N_("Chuyên viên quản lý SHTT"),
    LEADER: N_("Lãnh đạo Sở"),
    STATION: N_("Phụ trách Trạm IPPlatform"),
    MANAGER: N_("Quản lý mạng lưới"),
    HEAD: N_("Lãnh đạo Viện"),
    TRAINER: N_("Giảng viên"),
    ADMIN: N_("Quản trị viên"),
}
"""Role → gettext key of what it is called."""
ROLES = tuple(LABELS)
OF_A_PROVINCE = frozenset({OFFICER, LEADER})
"""Who belongs to a province: sees that one alone, whatever address is asked for."""
IN_CHARGE = frozenset({OFFICER, LEADER})
"""Who of them sees to things: is named for a deadline or a name, and has letters and a calendar."""
OF_INSTITUTE = frozenset({MANAGER, HEAD})
OF_THE_COUNTRY = OF_INSTITUTE | {TRAINER}
"""Who sees the country: every province and station (trainers what is illustrative of them)."""
COMMAND = "command"
"""Whoever has the machine: the command line. No account has this role."""
ASSETS, PICTURES = "assets", "pictures"
DATA_KINDS = {
    ASSETS: N_("tài sản trí tuệ"),
    PICTURES: N_("ảnh của tài sản"),
    "visits": N_("lượt truy cập"),
    "stations": N_("Trạm IPPlatform"),
    "activity": N_("hoạt động của Trạm"),
    "reports": N_("báo cáo tháng của Trạm"),
    "requests": N_("yêu cầu gửi đến đơn vị"),
    "events": N_("hội nghị, tập huấn"),
    "populations": N_("dân số"),
    "figures": N_("số liệu đã công bố"),
    "products": N_("sản phẩm địa phương"),
    "contacts": N_("liên hệ của chủ sở hữu"),
    "availability": N_("khả dụng của nền tảng"),
    "targets": N_("chỉ tiêu của Viện"),
    "tasks": N_("nhiệm vụ của Viện"),
}
"""What an import may hold, by the code of import_batch."""


class Reach(Enum):
    """How far a right goes: rows of the own province or station, or all rows."""

    OWN = "own"
    ALL = "all"


MAY_IMPORT: Mapping[str, Mapping[str, Reach]] = {
    ASSETS: {OFFICER: Reach.OWN, MANAGER: Reach.ALL, COMMAND: Reach.ALL},
    PICTURES: {OFFICER: Reach.OWN, MANAGER: Reach.ALL, COMMAND: Reach.ALL},
    "products": {OFFICER: Reach.OWN, MANAGER: Reach.ALL, COMMAND: Reach.ALL},
    "contacts": {OFFICER: Reach.OWN, COMMAND: Reach.ALL},
    "activity": {STATION: Reach.OWN, MANAGER: Reach.ALL, COMMAND: Reach.ALL},
    "reports": {STATION: Reach.OWN, MANAGER: Reach.ALL, COMMAND: Reach.ALL},
    "requests": {OFFICER: Reach.OWN, STATION: Reach.OWN, MANAGER: Reach.ALL},
    "events": {STATION: Reach.OWN, MANAGER: Reach.ALL, COMMAND: Reach.ALL},
    "visits": {MANAGER: Reach.ALL, COMMAND: Reach.ALL},
    "availability": {MANAGER: Reach.ALL, COMMAND: Reach.ALL},
    "targets": {MANAGER: Reach.ALL, COMMAND: Reach.ALL},
    "tasks": {MANAGER: Reach.ALL, COMMAND: Reach.ALL},
    "stations": {MANAGER: Reach.ALL, COMMAND: Reach.ALL},
    "populations": {MANAGER: Reach.ALL, COMMAND: Reach.ALL},
    "figures": {MANAGER: Reach.ALL, COMMAND: Reach.ALL},
}
"""Kind → role → how far. Contacts are known to the province alone: the institute, which cannot read
them, brings none. Requests come to the sender's own desk, the institute's for its manager; the
command line sits at none."""


DECLARING = frozenset({MANAGER, COMMAND})
"""Who declares a province for rows that have no address; an officer's rows can be of the own
province only."""


def import_reach(role: str, kind: str) -> Reach | None:
    """How far the role may import the kind; None: not at all."""
    return MAY_IMPORT.get(kind, {}).get(role)


def importable(role: str) -> frozenset[str]:
    """The kinds that the role may import."""
    return frozenset(kind for kind in MAY_IMPORT if import_reach(role, kind))
