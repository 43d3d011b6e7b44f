"""Roles: each is one record of ALL_ROLES, and whoever needs to know something of a role asks it
there. What a record does not grant is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
OWN_KINDS = frozenset({ASSETS, PICTURES, "products", "contacts", "requests"})
"""What a province may bring of itself."""
STATION_KINDS = frozenset({"activity", "reports", "events", "requests"})
"""What a station may bring of itself."""
PROVINCES_ALONE = frozenset({"contacts"})
"""Known to the province alone: the institute, which cannot read them, brings none."""
AT_A_DESK = frozenset({"requests"})
"""Come to the sender's own desk, the institute's for its manager; the command line sits at none."""


class Belongs(Enum):
    """Where a role is at home: whose rows it sees, and where it begins."""

    PROVINCE = "one province: sees that one alone, whatever is asked for"
    STATION = "one station: sees what is about that one"
    INSTITUTE = "the institute: sees the country, every province and station"
    TRAINING = "nobody: sees the country as far as it is illustrative"
    MACHINE = "nobody: sees no data"


class Sees(Enum):
    """What a province keeps for its own people, each part for the roles that are granted it."""

    CONTACTS = "how owners, and who asks for something, are reached"
    NOTES = "notes, tags, what is followed, letters to owners, who sees to a deadline"
    PROOFS = "note, name and proof behind what stands recorded about a deadline"


class May(Enum):
    """What a role may do; who may enter what follows from it (sitemap.rights)."""

    BE_IN_CHARGE = "is named for a deadline or a name, has a calendar, opens proofs"
    HAVE_LETTERS = "has letters by mail"
    KEEP_PROVINCE = "writes what a province writes: deadlines, notes, letters, names, records"
    KEEP_VIEWS = "keeps views of the register by name"
    HANDLE_REQUESTS = "takes requests down and answers them"
    CORRECT = "carries out what a request asks to have changed in the register"
    PREPARE_REPORTS = "drafts and submits the report of the own tenant"
    APPROVE_REPORTS = "approves it; never who had a hand in it (data_access.editions.writing)"
    REPORT_MONTHS = "writes the monthly report of a station"
    RUN_NETWORK = "keeps stations, targets, tasks and prepared answers"
    DECLARE = "says of which province rows without an address are"


class Reach(Enum):
    """How far a right goes: rows of the own province or station, or all rows."""

    OWN = "own"
    ALL = "all"


NO_IMPORT = N_(
    "Tệp này chứa “{kind}”; vai trò hiện nay của tài khoản không được nhập loại dữ liệu này."
)


@dataclass(frozen=True, slots=True)
class Role:
    """`code`: at most ten letters, as the database has it; `called`, `short`, `sees_told`,
    `writes_told`, `no_import`: gettext keys of what it is called, of the one word for where it
    belongs, of what it sees and may write, of why a file with a kind that it may
    not import is refused. `written`: its name in the code of a post, where another role's name is
    written there."""

    code: str
    called: str
    belongs: Belongs
    short: str
    sees_told: str
    writes_told: str = ""
    sees: frozenset[Sees] = frozenset()
    may: frozenset[May] = frozenset()
    imports: Mapping[str, Reach] = field(default_factory=dict)
    no_import: str = NO_IMPORT
    written: str = ""


_PROVINCE, _INSTITUTE = N_("Tỉnh"), N_("Viện")
_SEES_PROVINCE = N_("hồ sơ, thời hạn, chủ văn bằng, yêu cầu, ghi chú của tỉnh")
_SEES_COUNTRY = N_("mọi tỉnh, mọi Trạm, lượt truy cập; không thấy ghi chú của tỉnh")
ALL_ROLES: tuple[Role, ...] = (
    Role(
        code=OFFICER,
        called=N_("Chuyên viên quản lý SHTT"),
        belongs=Belongs.PROVINCE,
        short=_PROVINCE,
        sees_told=_SEES_PROVINCE,
        writes_told=N_("ghi nhận thời hạn, yêu cầu, ghi chú, kế hoạch, nhập tệp của tỉnh"),
        sees=frozenset(Sees),
        may=frozenset(
            {
                May.BE_IN_CHARGE,
                May.HAVE_LETTERS,
                May.KEEP_PROVINCE,
                May.KEEP_VIEWS,
                May.HANDLE_REQUESTS,
                May.CORRECT,
                May.PREPARE_REPORTS,
            }
        ),
        imports=dict.fromkeys(OWN_KINDS, Reach.OWN),
        no_import=N_(
            "Loại số liệu này do Viện nhập; tài khoản của tỉnh chỉ nhập tài sản trí tuệ, sản phẩm, yêu cầu và liên hệ của chủ sở hữu trong tỉnh."
        ),
    ),
    Role(
        code=LEADER,
        called=N_("Lãnh đạo Sở"),
        belongs=Belongs.PROVINCE,
        short=_PROVINCE,
        sees_told=_SEES_PROVINCE,
        sees=frozenset(Sees),
        may=frozenset({May.BE_IN_CHARGE, May.HAVE_LETTERS, May.APPROVE_REPORTS}),
    ),
    Role(
        code=STATION,
        called=N_("Phụ trách Trạm IPPlatform"),
        belongs=Belongs.STATION,
        short=N_("Trạm"),
        sees_told=N_(
            "yêu cầu, báo cáo tháng, sự kiện, cán bộ của Trạm; không thấy ghi chú của tỉnh"
        ),
        writes_told=N_("yêu cầu, phiếu tra cứu, báo cáo tháng, sự kiện, cán bộ của Trạm"),
        may=frozenset(
            {May.HAVE_LETTERS, May.HANDLE_REQUESTS, May.PREPARE_REPORTS, May.REPORT_MONTHS}
        ),
        imports=dict.fromkeys(STATION_KINDS, Reach.OWN),
        no_import=N_(
            "Tệp này chứa “{kind}”; tài khoản của Trạm chỉ nhập báo cáo tháng, hoạt động, yêu cầu và hội nghị, tập huấn của Trạm mình. "
            "Hãy gửi tệp cho Sở KH&CN hoặc Viện."
        ),
    ),
    Role(
        code=MANAGER,
        called=N_("Quản lý mạng lưới"),
        belongs=Belongs.INSTITUTE,
        short=_INSTITUTE,
        sees_told=_SEES_COUNTRY,
        writes_told=N_("xét báo cáo của Trạm, chỉ tiêu, nhiệm vụ, nhập tệp cả nước"),
        may=frozenset(
            {
                May.KEEP_VIEWS,
                May.HANDLE_REQUESTS,
                May.CORRECT,
                May.PREPARE_REPORTS,
                May.REPORT_MONTHS,
                May.RUN_NETWORK,
                May.DECLARE,
            }
        ),
        imports=dict.fromkeys(DATA_KINDS.keys() - PROVINCES_ALONE, Reach.ALL),
    ),
    Role(
        code=HEAD,
        called=N_("Lãnh đạo Viện"),
        belongs=Belongs.INSTITUTE,
        short=_INSTITUTE,
        sees_told=_SEES_COUNTRY,
        may=frozenset({May.APPROVE_REPORTS}),
        written=LEADER,
    ),
    Role(
        code=TRAINER,
        called=N_("Giảng viên"),
        belongs=Belongs.TRAINING,
        short=N_("Giảng viên"),
        sees_told=N_("chỉ dữ liệu minh họa"),
    ),
    Role(
        code=ADMIN,
        called=N_("Quản trị viên"),
        belongs=Belongs.MACHINE,
        short=N_("Quản trị"),
        sees_told=N_("tài khoản, nhật ký, tình trạng hệ thống"),
    ),
)
BY_CODE = {role.code: role for role in ALL_ROLES}
ROLES = tuple(BY_CODE)
LABELS = {role.code: role.called for role in ALL_ROLES}
"""Role → gettext key of what it is called."""


def at_home(*where: Belongs) -> frozenset[str]:
    """The roles that belong there."""
    return frozenset(role.code for role in ALL_ROLES if role.belongs in where)


def that_may(what: May) -> frozenset[str]:
    """The roles that are granted it."""
    return frozenset(role.code for role in ALL_ROLES if what in role.may)


def that_see(part: Sees) -> frozenset[str]:
    """The roles that are granted a part of what a province keeps for its own people."""
    return frozenset(role.code for role in ALL_ROLES if part in role.sees)


OF_A_PROVINCE = at_home(Belongs.PROVINCE)
OF_A_STATION = at_home(Belongs.STATION)
OF_INSTITUTE = at_home(Belongs.INSTITUTE)
OF_THE_COUNTRY = at_home(Belongs.INSTITUTE, Belongs.TRAINING)
IN_CHARGE = that_may(May.BE_IN_CHARGE)
DECLARING = that_may(May.DECLARE) | {COMMAND}
"""Who declares a province for rows that have no address; an officer's rows can be of the own
province only."""


def import_reach(role: str, kind: str) -> Reach | None:
    """How far the role may import the kind; None: not at all."""
    if role == COMMAND:
        return Reach.ALL if kind in DATA_KINDS.keys() - AT_A_DESK else None
    return BY_CODE[role].imports.get(kind) if role in BY_CODE else None


def importable(role: str) -> frozenset[str]:
    """The kinds that the role may import."""
    return frozenset(kind for kind in DATA_KINDS if import_reach(role, kind))
