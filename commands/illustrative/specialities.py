"""Local specialities: collective and certification marks for goods of an invented village, held by
its people."""

from random import Random

from commands.illustrative.names import places
from commands.illustrative.names.firms import Firm
from commands.illustrative.names.trades import TRADES
from commands.illustrative.owners import Owner
from domain.places.provinces import PROVINCES_63_BY_SLUG, members
from domain.records.asset import ClassCode

GOODS = (
    ("Cam quả", 31), ("Bưởi", 31), ("Gạo nếp", 30), ("Chè xanh", 30), ("Mật ong", 30), ("Nước mắm", 29), ("Tôm khô", 29), ("Lạc", 31),
    ("Rượu gạo", 33),
    ("Gà đồi", 31), ("Cá kho", 29), ("Bánh đa", 30), ("Vải dệt tay", 24), ("Gốm", 21), ("Nấm rơm", 31), ("Vải quả", 31), ("Chiếu cói", 27),
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
EVERYWHERE, NGHE_AN = (4, 8), 14


def how_many(random: Random, vn34: str) -> int:
    """Specialities of a province; Nghệ An shows more of them."""
    return (
        NGHE_AN
        if members(vn34) == (PROVINCES_63_BY_SLUG["nghe-an"].code,)
        else random.randint(*EVERYWHERE)
    )


def speciality(random: Random, vn34: str) -> tuple[str, str, str, ClassCode, Owner]:
    """Category, title, product, Nice class and holder of one."""
    category = random.choice(("collective", "collective", "certification"))
    product, nice = random.choice(GOODS)
    spot, commune = random.choice(places.NAMED_AFTER), places.commune(random)
    form = random.choice(HOLDERS[category])
    name = form.format(spot=spot, commune=commune, product=product)
    home = random.choice(members(vn34))
    firm = Firm(name, spot, random.choice(TRADES))
    district = f"huyện {random.choice(places.DISTRICTS)}"
    holder = Owner(firm, f"Trụ sở {commune}", district, home, "VN")
    return category, f"{product} {spot}", product, ClassCode("nice", str(nice)), holder
