"""The menu: which entries a person sees on a page. An entry is there for those who may open its
page."""

from dataclasses import dataclass

from domain.places.provinces import Province
from language import N_
from sitemap import addresses
from sitemap.pages import may_open


@dataclass(frozen=True, slots=True)
class Entry:
    """`symbol`: name of its icon; `label`: a gettext key; `pages`: those on which it is the present
    one, the first is opened; `key`: the name by which the keyboard calls it (assets/app.js), '' for
    none."""

    symbol: str
    label: str
    href: str
    pages: tuple[str, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """`title`: '' for a line between groups; `place`: the province that gives a group its title;
    `dated`: its links keep a past day."""

    title: str
    entries: tuple[Entry, ...]
    place: Province | None = None

    @property
    def dated(self) -> bool:
        return self.place is not None


def menu(role: str, *, home: str, place: Province | None) -> tuple[Group, ...]:
    """`home`: the person's first page; `place`: the province that the page is about or, elsewhere,
    the person's own."""
    groups = (
        _network(role, home, place),
        _country(role, place),
        _group(
            role,
            N_("Công bố"),
            Entry("table", N_("Số liệu đã công bố"), addresses.published(), ("published",)),
        ),
        _province(role, place),
        _group(
            role,
            N_("Công việc"),
            Entry("upload", N_("Nhập dữ liệu"), addresses.IMPORTS, ("imports",)),
        ),
        _group(
            role,
            "",
            Entry(
                "question-circle",
                N_("Trợ giúp và cách tính"),
                addresses.HELP,
                ("help", "indicator"),
                "help",
            ),
        ),
    )
    return tuple(group for group in groups if group.entries)


def _group(role: str, title: str, *entries: Entry, place: Province | None = None) -> Group:
    return Group(title, tuple(entry for entry in entries if may_open(role, entry.pages[0])), place)


def _network(role: str, home: str, place: Province | None) -> Group:
    """Nationwide the whole network, else a station operator's own station, where the account has
    one, and the conferences."""
    events = Entry("people", N_("Hội nghị, tập huấn"), addresses.events(), ("events",))
    if not may_open(role, "institute"):
        own = Entry("geo-alt", N_("Trạm của đơn vị"), home, ("station", "station-year"), "home")
        reports = Entry(
            "check2-square", N_("Báo cáo tháng"), f"{home}/bao-cao", ("station-reports",)
        )
        return _group(
            role,
            N_("Mạng lưới"),
            *((own, reports, events) if home != addresses.events() else (events,)),
        )
    return _group(
        role,
        N_("Mạng lưới"),
        Entry(
            "grid-1x2",
            N_("Tổng quan Viện"),
            addresses.NATIONAL,
            ("institute",),
            "" if place else "home",
        ),
        Entry(
            "geo-alt",
            N_("Trạm IPPlatform"),
            addresses.stations(),
            ("stations", "station", "station-reports", "station-year", "institute-month"),
        ),
        Entry("graph-up", N_("Lượt truy cập"), addresses.visits(), ("visits",)),
        events,
    )


def _country(role: str, place: Province | None) -> Group:
    pages = ("national-register", "national-record", "unresolved")
    return _group(
        role,
        N_("Cả nước"),
        Entry(
            "collection",
            N_("Tài sản trí tuệ"),
            addresses.register(None),
            pages,
            "" if place else "list",
        ),
        Entry(
            "pencil",
            N_("Đề nghị đính chính"),
            addresses.corrections(None),
            ("national-corrections",),
        ),
    )


def _province(role: str, place: Province | None) -> Group:
    if place is None:
        return Group("", ())
    slug = place.slug
    return _group(
        role,
        "",
        Entry("grid-1x2", N_("Tổng quan"), addresses.overview(slug), ("overview",), "home"),
        Entry(
            "collection",
            N_("Tài sản trí tuệ"),
            addresses.register(slug),
            ("register", "record"),
            "list",
        ),
        Entry(
            "calendar-check",
            N_("Thời hạn"),
            addresses.deadlines(slug),
            ("deadlines", "letters"),
            "due",
        ),
        Entry("flower1", N_("Đặc sản địa phương"), addresses.local_names(slug), ("local-names",)),
        Entry("list-check", N_("Kế hoạch"), addresses.plan(slug), ("plan",)),
        place=place,
    )
