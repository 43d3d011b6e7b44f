"""One key for the short and the long name of a host, so that both are one station: "Sở KH&CN Gia Lai"
is "Sở Khoa học và Công nghệ tỉnh Gia Lai". Names that are not spelt shorter keep their folded
form."""

from functools import lru_cache

from domain.text.folding import fold, words
from language import _

DEPARTMENT = "so khoa hoc va cong nghe"
SHORT: dict[str, str] = {
    "so kh cn": DEPARTMENT,
    "so khcn": DEPARTMENT,
    "so kh va cn": DEPARTMENT,
    "so khoa hoc cong nghe": DEPARTMENT,
    DEPARTMENT: DEPARTMENT,
    "truong dai hoc": "truong dai hoc",
    "truong cao dang": "truong cao dang",
    "vien khoa hoc": "vien khoa hoc",
    "hiep hoi": "hiep hoi",
    "trung tam": "trung tam",
    "dh": "truong dai hoc",
    "dai hoc": "truong dai hoc",
    "truong dh": "truong dai hoc",
    "cd": "truong cao dang",
    "cao dang": "truong cao dang",
    "truong cd": "truong cao dang",
    "vien kh": "vien khoa hoc",
    "hh": "hiep hoi",
    "tt": "trung tam",
}
"""How a name may begin, folded → how it begins in full; the longest that fits is taken."""
_LONGEST_FIRST = sorted(SHORT, key=len, reverse=True)
RANKS = ("thanh pho ", "tinh ", "tp ")
"""What may stand before the province of a department."""
COUNTRY = (" vn", " viet nam")

_DEPARTMENT_IN_FULL = "Sở Khoa học và Công nghệ "
_A_STATION = "Trạm "


def abbreviated(name: str) -> str:
    """'Sở KH&CN Gia Lai' for a department that is written in full; every other name as it is."""
    if not name.startswith(_DEPARTMENT_IN_FULL):
        return name
    return "Sở KH&CN " + name.removeprefix(_DEPARTMENT_IN_FULL)


def names_itself(host: str) -> bool:
    """Whether the name of a host says that it is a station."""
    return host.startswith(_A_STATION)


def station_at(host: str) -> str:
    """'Trạm tại Sở Khoa học và Công nghệ Nghệ An'; a host that calls itself a station is one."""
    return host if names_itself(host) else _("Trạm tại {host}", host=host)


@lru_cache(maxsize=4_096)
def host_key(name: str) -> str:
    plain = " ".join(words(name))
    short = next((s for s in _LONGEST_FIRST if f"{plain} ".startswith(f"{s} ")), None)
    if short is None:
        return fold(name)
    full = SHORT[short] + plain.removeprefix(short)
    place = full.removeprefix(f"{DEPARTMENT} ")
    rank = next((rank for rank in RANKS if place != full and place.startswith(rank)), "")
    return _country(f"{DEPARTMENT} {place.removeprefix(rank)}" if rank else full)


def _country(plain: str) -> str:
    short, full = COUNTRY
    return plain.removesuffix(short) + full if plain.endswith(short) else plain
