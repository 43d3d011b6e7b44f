"""Our own list of stations, read back: the CSV or XLSX that its page gives, in either language.

What the list computes (reports, requests, maturity) and stages, which have their own days and papers,
are not read. The province is the one of today: of which former one is not said, and stays.
"""

import re

from domain.network.records import HOST_TYPES, OTHER, Station
from domain.text.folding import fold
from language import _
from readers.file.explained_headings import IGNORED
from readers.layouts.hosts import required
from readers.layouts.layout import Layout, Line
from readers.spellings.labels import codes_of, codes_of_provinces

ALIASES: dict[str, tuple[str, ...]] = {
    "host": ("Trạm", "Station"),
    "host_type": ("Loại hình đơn vị", "Type of host"),
    "province": ("Tỉnh", "Province"),
    "stage": ("Giai đoạn", "Stage"),
    "due": ("Phải nộp", "Due"),
    "received": ("Kỳ đã nộp", "Reported"),
    "illustrative": ("Minh họa", "Illustrative"),
    IGNORED: (
        "Từ", "Since", "Kế tiếp", "Successor", "Đúng hạn", "On time", "Kỳ gần nhất", "Last report", "Thiếu", "Missing",
        "Người được tập huấn", "People trained", "Lớp", "Classes", "Mức", "Level", "Còn thiếu", "Needed next",
    ),
}  # fmt: skip
_OF_A_PERIOD = re.compile(r"[0-9]{4}-[0-9]{2}|(?:Yêu cầu|Requests|So cùng kỳ|Change on) [0-9]{4}")


def _recognises(fields: frozenset[str]) -> bool:
    return {"host", "host_type", "stage", "due", "received"} <= fields


def _build(line: Line) -> Station | None:
    host = required(line, "host")
    place = _province(line)
    told = line.text("host_type")
    kind = codes_of(HOST_TYPES).get(fold(told or ""), "" if told else OTHER)
    if not kind:
        line.reject(
            "host_type", _("“{text}” không phải loại hình đơn vị đã biết", text=(told or "")[:40])
        )
    if line.errors:
        return None
    return Station(host, kind, None, place, illustrative=line.flag("illustrative"))


def _province(line: Line) -> str | None:
    name = line.text("province")
    codes = codes_of_provinces()
    if name and fold(name) not in codes:
        line.reject("province", _("Không có tỉnh, thành phố “{name}”", name=name[:40]))
    return codes.get(fold(name)) if name else None


def _is_of_a_period(label: str) -> bool:
    return bool(_OF_A_PERIOD.fullmatch(label.strip()))


LAYOUT = Layout(
    "station_list",
    ALIASES,
    _recognises,
    _build,
    kind="stations",
    aside=_is_of_a_period,
    by_program=True,
)
