"""Local specialities: collective and certification marks for goods of an invented village, held by
its people."""

from random import Random

from commands.illustrative import words
from commands.illustrative.owners import Owner
from domain.places.provinces import PROVINCES_63_BY_SLUG, members
from domain.records.asset import ClassCode

GOODS = (
    ("Cam", 31), ("Bưởi", 31), ("Gạo nếp", 30), ("Chè xanh", 30), ("Mật ong", 30), ("Nước mắm", 29), ("Tôm khô", 29), ("Lạc", 31),
    ("Rượu gạo", 33),
    ("Gà đồi", 31), ("Cá kho", 29), ("Bánh đa", 30), ("Thổ cẩm", 24), ("Gốm", 21), ("Nấm", 31), ("Vải thiều", 31), ("Mây tre đan", 20),
    ("Miến", 30),
)  # fmt: skip
PLACES = ("Khe", "Đồi", "Bãi", "Làng", "Bến", "Cồn")
HOLDERS = {
    "collective": (
        "Hợp tác xã nông nghiệp {place}",
        "Hội Nông dân xã {place}",
        "Hội làng nghề {place}",
    ),
    "certification": ("Ủy ban nhân dân xã {place}", "Ủy ban nhân dân huyện {place}"),
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
    place = words.place(random)
    name = random.choice(HOLDERS[category]).format(place=place)
    home = random.choice(members(vn34))
    holder = Owner(name, f"Trụ sở xã {place}", f"huyện {words.place(random)}", home, "VN")
    return (
        category,
        f"{product} {random.choice(PLACES)} {place}",
        product,
        ClassCode("nice", str(nice)),
        holder,
    )
