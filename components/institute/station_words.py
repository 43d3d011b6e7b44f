"""How a station reads where there is little room, and how it stands, in words and shapes."""

from components import html
from components.marks import attrs
from domain.network.reporting import AMBER, LATE, ON_TIME, RED
from domain.network.stages import ENDED
from language import N_, _, ngettext
from read_models.league import LeagueRow
from read_models.network_year import IDLE
from sitemap import addresses

LONG = "Sở Khoa học và Công nghệ "
STANDS: dict[str, str] = {
    ON_TIME: N_("Đúng hạn"),
    LATE: N_("Nộp muộn"),
    AMBER: N_("Thiếu 1–2 tháng"),
    RED: N_("Thiếu từ 3 tháng"),
    IDLE: N_("Không phải nộp"),
    ENDED: N_("Đã kết thúc"),
}
"""In the order of a legend; each has a shape of its own (assets/institute.css)."""


def short(host: str) -> str:
    """'Hải Phòng' for its department; what stands before a dash."""
    return host.removeprefix(LONG).split(" – ")[0]


def station_link(row: LeagueRow) -> html.A:
    name = row.station.host
    return html.A(short(name), href=addresses.station(row.station.id), title=name, lang="vi")


def mark(stands: str) -> html.I:
    """The shape of how a station stands; words say the same beside it."""
    return html.I(className=f"stands {stands}", **attrs(aria_hidden="true"))


def months_missing(row: LeagueRow) -> str:
    n = row.silence.missing
    return ngettext("{n} tháng", "{n} tháng", n)


def invented() -> html.Span:
    """Beside what is invented."""
    return html.Span(
        [html.I(className="sw refused"), _("minh họa")],
        className="invented-mark",
    )
