"""What is protected: titles with fitting classes. Goods are ordinary words; the names of marks are
invented."""

from random import Random

from commands.illustrative.names.firms import Firm
from commands.illustrative.names.marks import LATIN, PHRASES, of_class
from commands.illustrative.names.places import NAMED_AFTER
from domain.records.asset import ClassCode
from domain.records.classes import nice_goods

Subject = tuple[str, tuple[ClassCode, ...]]

MOST_GOODS = 4
"""Goods of a class of an invented list."""
SALE = 35
"""The Nice class in which many a mark is protected beside its goods."""

LOCARNO = (
    ("09-03", ("Hộp đựng", "Bao gói")), ("09-01", ("Chai", "Lọ")), ("06-01", ("Ghế", "Ghế sofa")), ("26-05", ("Đèn bàn", "Đèn chùm")),
    ("25-01", ("Gạch lát", "Ngói")), ("12-11", ("Xe máy điện", "Xe đạp")), ("07-02", ("Nồi", "Chảo")), ("23-02", ("Vòi nước",)),
    ("02-04", ("Giày", "Dép")),
    ("06-03", ("Bàn", "Tủ")), ("08-06", ("Tay nắm cửa",)), ("14-03", ("Thiết bị thu phát",)), ("01-01", ("Bánh",)),
    ("32-00", ("Họa tiết trang trí",)),
)  # fmt: skip
IPC = (
    ("A23L 33/00", "{way} thực phẩm từ {matter}"), ("A61K 36/00", "Chế phẩm chứa cao chiết {matter} và {way}"),
    ("C02F 1/00", "Hệ thống xử lý nước thải {place}"),
    ("A01G 9/00", "{way} giá thể trồng {matter}"), ("G06F 17/00", "Phương pháp và hệ thống nhận dạng {matter} bằng hình ảnh"),
    ("H04L 9/00", "Phương pháp truyền dữ liệu {place}"),
    ("E04B 1/00", "Kết cấu lắp ghép {place}"), ("B65D 81/00", "Bao gói bảo quản {matter}"), ("F26B 3/00", "Thiết bị sấy {matter}"),
    ("C12N 1/00", "Chủng vi sinh vật và {way} chế phẩm từ {matter}"),
    ("A01K 61/00", "{way} giống thủy sản nuôi cùng {matter}"), ("C05F 11/00", "{way} phân bón hữu cơ từ {matter}"),
    ("F03D 9/00", "Tua bin gió {place}"), ("H02S 20/00", "Giá đỡ pin mặt trời {place}"),
    ("A61B 5/00", "Thiết bị theo dõi sinh hiệu {place}"), ("C07D 401/00", "Hợp chất dị vòng và {way} hợp chất này"),
)  # fmt: skip
WAYS = ("quy trình sản xuất", "phương pháp chế biến", "quy trình điều chế", "phương pháp thu nhận")
MATTERS = (
    "vỏ cà phê",
    "lá chè",
    "bã mía",
    "vỏ trấu",
    "rong biển",
    "nấm",
    "hạt điều",
    "xơ dừa",
    "phụ phẩm cá",
    "nghệ",
    "gừng",
    "cam",
    "sắn",
    "tre",
)
KINDS_OF_DEVICE = (
    "kiểu mô-đun",
    "tự động",
    "di động",
    "tiết kiệm năng lượng",
    "quy mô hộ gia đình",
    "hai tầng",
    "điều khiển từ xa",
)


def mark(random: Random, firm: Firm) -> Subject:
    """A mark for the firm's trade, with one to three Nice classes."""
    numbers = list(firm.trade.goods)
    number = random.choice(numbers)
    others = random.choices((*numbers, SALE), k=random.choice((0, 0, 0, 1, 1, 2)))
    classes = tuple(ClassCode("nice", str(n)) for n in dict.fromkeys([number, *others]))
    return _title(random, firm, number), classes


def goods_of(firm: Firm, classes: tuple[ClassCode, ...]) -> str | None:
    """What a mark of the firm is for, by class: some of what its trade makes, and the sale of it.
    Draws nothing, so that the records stay those that they were."""
    return nice_goods((found.code, _goods(firm, int(found.code))) for found in classes)


def _goods(firm: Firm, number: int) -> str:
    words = firm.trade.goods.get(number)
    if words:
        return "; ".join(words[:MOST_GOODS])
    made = [word.lower() for sorts in firm.trade.goods.values() for word in sorts]
    return f"Mua bán {', '.join(made[:MOST_GOODS])}"


def _title(random: Random, firm: Firm, number: int) -> str:
    """The firm's own name, goods under that name or called after a place, or a name of its own; from
    abroad Latin ones alone."""
    if firm.abroad:
        return random.choice([firm.mark, *of_class(LATIN, number)])
    goods = random.choice(firm.trade.goods[number])
    own = of_class((*PHRASES, *LATIN), number)
    forms = [firm.mark, f"{goods} {firm.brand}", f"{goods} {random.choice(NAMED_AFTER)}"]
    return random.choice([*forms, random.choice(own)] if own else forms)


def design(random: Random, _firm: Firm) -> Subject:
    """A design with its Locarno class."""
    code, goods = random.choice(LOCARNO)
    return random.choice(goods), (ClassCode("locarno", code),)


def invention(random: Random, _firm: Firm) -> Subject:
    """An invention or utility solution with one or two IPC symbols."""
    code, form = random.choice(IPC)
    title = form.format(
        way=random.choice(WAYS), matter=random.choice(MATTERS), place=random.choice(KINDS_OF_DEVICE)
    )
    codes = [code] + ([random.choice(IPC)[0]] if random.random() < 0.3 else [])
    return title[0].upper() + title[1:], tuple(ClassCode("ipc", c) for c in dict.fromkeys(codes))


SUBJECTS = {"NH": mark, "KDCN": design, "SC": invention, "GPHI": invention}
