"""Local specialities: collective and certification marks for goods of an invented village, held by
its people."""

from random import Random

from commands.illustrative.names import places
from commands.illustrative.names.firms import Firm
from commands.illustrative.names.trades import TRADES
from commands.illustrative.owners import Owner
from domain.places.provinces import PROVINCES_34, members
from domain.records.asset import ClassCode

GOODS = (
    ("Cam quả", 31), ("Bưởi", 31), ("Gạo nếp", 30), ("Chè xanh", 30), ("Mật ong", 30), ("Nước mắm", 29), ("Tôm khô", 29), ("Vừng", 31),
    ("Rượu gạo", 33),
    ("Gà đồi", 31), ("Cá kho", 29), ("Vải dệt", 24), ("Gốm", 21), ("Nấm rơm", 31), ("Vải quả", 31), ("Chiếu cói", 27),
    ("Bún khô", 30),
)  # fmt: skip
HOLDERS = {
    "collective": (
        "Hợp tác xã Nông nghiệp {spot}",
        "Hội Nông dân {commune}",
        "Hội làng nghề {product} {spot}",
    ),
    "certification": ("Ủy ban nhân dân {commune}",),
}
SHOWN, ELSEWHERE, NGHE_AN = (4, 8), (1, 2), 14
OWN_PLACES = {"nghe-an": (0, 9), "gia-lai": (9, 13), "ninh-binh": (13, 17)}
THE_OTHERS = (17, None)


def how_many(random: Random, vn34: str) -> int:
    """Specialities of a province; Nghệ An shows most of them, provinces whose desk is not shown
    few."""
    slug = PROVINCES_34[vn34].slug
    if slug == "nghe-an":
        return NGHE_AN
    return random.randint(*(SHOWN if slug in OWN_PLACES else ELSEWHERE))


def places_of(vn34: str) -> tuple[tuple[str, str], ...]:
    """The communes after which specialities of a province are called: those of the provinces whose
    desk is shown are its own, so that the watch on names finds there what was put there to be
    found."""
    slug = PROVINCES_34[vn34].slug
    begin, end = OWN_PLACES.get(slug, THE_OTHERS)
    return places.COMMUNES[begin:end]


def speciality(random: Random, vn34: str) -> tuple[str, str, str, ClassCode, Owner]:
    """Category, title, product, Nice class and holder of one."""
    category = random.choice(("collective", "collective", "certification"))
    product, nice = random.choice(GOODS)
    kind, spot = random.choice(places_of(vn34))
    commune = f"{kind} {spot}"
    form = random.choice(HOLDERS[category])
    name = form.format(spot=spot, commune=commune, product=product)
    home = random.choice(members(vn34))
    firm = Firm(name, spot, random.choice(TRADES))
    district = f"huyện {random.choice(places.DISTRICTS)}"
    holder = Owner(firm, f"Trụ sở {commune}", district, home, "VN")
    return category, f"{product} {spot}", product, ClassCode("nice", str(nice)), holder
