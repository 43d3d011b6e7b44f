"""A report made by hand that has each kind of block, in both languages, plain or hostile."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from read_models.document import (
    Block,
    Chart,
    Column,
    Document,
    Figure,
    Gap,
    Issuer,
    Paragraph,
    Section,
    Series,
    Table,
)

AS_OF = date(2021, 12, 31)
MADE = datetime(2022, 1, 19, 20, 30, tzinfo=UTC)
"""Already the next day in Viet Nam."""
SOURCE = "Báo cáo năm 2021"
HOSTILE = (
    "=1+1",
    '=cmd|"/C calc"!A0',
    "<r><t>xin</t></r>",
    "<b>&amp;</b> ]]> \" '",
    "bell\x07null\x00vt\x0besc\x1b\ufffe\ud800",
    "dòng một\r\ndòng hai\u2028ba",
    "\u202etxet\u2066 \u200fphải\u200e",
    "#panic() $x$ *y* \\z @ref <l>",
    "_x0041_ {{viec}} {name} %s",
    "n" * 10_000,
)


def figure(key: str, text: str, value: int | None, *, published: bool = True) -> Figure:
    return Figure(key, text, value, SOURCE, AS_OF, published=published)


VISITORS = figure("visits.visitors", "115.018", 115_018)
REQUESTS = figure("requests.asked", "hơn 1.000", None)
STATIONS = figure("requests.station", "06", 6, published=False)
MONTHS = tuple(f"T{n}" for n in range(1, 13))
PAGES = (91_000, 88_512, None, 120_003, 185_221, 0, 99_000, 101_000, 102_000, 130_000, 140_001, 150)
TABLE = Table(
    "Đơn nộp theo đối tượng",
    (Column("Đối tượng"), Column("Năm 2021", True), Column("Tỉ lệ", True), Column("Ngày")),
    (
        ("Nhãn hiệu", 1_477_321, Decimal("89.60"), AS_OF),
        ("Sáng chế", 0, Decimal("-0.5"), None),
        ("Chỉ dẫn địa lý", None, None, "–"),
    ),
    "Cục Sở hữu trí tuệ, 31/12/2021",
    total=("Cộng", 1_477_321, None, None),
)
CHART = Chart(
    "Trang truy cập theo tháng",
    "bars",
    MONTHS,
    (Series("Năm 2021", PAGES), Series("Năm 2020", (*PAGES[6:], *PAGES[:6]))),
    "trang",
    SOURCE,
)
BLOCKS: tuple[Block, ...] = (
    Paragraph(("Tổng số khách truy cập là ", VISITORS, " khách.")),
    Paragraph(("Tư vấn miễn phí cho ", REQUESTS, " lượt yêu cầu;"), bullet=True),
    Paragraph(("“Nguyên văn của nguồn”.",), quoted=True),
    TABLE,
    CHART,
    replace(CHART, kind="lines", series=CHART.series[:1], illustrative=True),
    Gap("Chưa có số liệu về đào tạo; nhập tệp đào tạo để có phần này."),
)
ISSUER = Issuer(
    "Bộ Khoa học và Công nghệ",
    "Viện Khoa học\nsở hữu trí tuệ",
    "BC-VKHSHTT",
    "Hà Nội",
    "KT. Viện trưởng\nPhó Viện trưởng",
    ("Lãnh đạo Bộ (để báo cáo)", "Cục Sở hữu trí tuệ;", "Lưu: VT."),
)
SECTIONS = (
    Section("opening", "", (Paragraph(("Viện báo cáo kết quả năm 2021 như sau:",)),)),
    Section("visits", "Lượt truy cập Nền tảng", BLOCKS),
    Section("stations", "Yêu cầu cùng các Trạm", (Paragraph((STATIONS, " yêu cầu.")),)),
    Section("closing", "", (Paragraph(("Trên đây là kết quả năm 2021, Viện kính báo cáo./.",)),)),
)
TWO_LEVELS = (
    SECTIONS[0],
    Section("state", "Tình hình", ()),
    replace(SECTIONS[1], level=2),
    replace(SECTIONS[2], level=2),
    Section("plan", "Nhiệm vụ", ()),
    Section("plan.next", "Năm sau", (Paragraph(("Thêm 15 Trạm.",)),), level=2),
    SECTIONS[3],
)


def report(language: str = "vi") -> Document:
    """A draft, of one level."""
    return Document(
        name="annual",
        period="2021",
        language=language,
        kind="Báo cáo",
        about="Kết quả hoạt động khai thác Nền tảng IPPlatform năm 2021",
        issuer=ISSUER,
        sections=SECTIONS,
        as_of=AS_OF,
        made=MADE,
    )


def invented() -> Document:
    """Nothing in it is real."""
    chart = replace(CHART, illustrative=True)
    section = Section("visits", "Lượt truy cập", (replace(TABLE, illustrative=True), chart))
    return replace(report(), sections=(section,), illustrative=True)


def empty() -> Document:
    """Nothing in it but its head."""
    return replace(report(), about="", sections=(), issuer=Issuer("", "", "", "", ""))


def hostile() -> Document:
    """Every text of every block is one that has broken a file somewhere."""
    parts = tuple(
        part
        for text in HOSTILE
        for part in (text, Figure(text, text, None, text, AS_OF, illustrative=True))
    )
    columns = tuple(Column(text, n % 2 == 1) for n, text in enumerate(HOSTILE))
    lines = (HOSTILE, HOSTILE[::-1], (None,) * len(HOSTILE))
    chart = Chart(
        HOSTILE[0], "bars", (*HOSTILE, *HOSTILE[:2], ""), (), HOSTILE[3], HOSTILE[4], True
    )
    values = tuple(range(len(chart.categories)))
    charts = replace(chart, series=tuple(Series(text, values) for text in HOSTILE))
    blocks: tuple[Block, ...] = (
        Paragraph(parts),
        Paragraph(parts, bullet=True),
        Table(HOSTILE[-1], columns, lines, HOSTILE[2], total=lines[0], illustrative=True),
        charts,
        replace(charts, kind="lines", caption=HOSTILE[-1]),
        *(Gap(text) for text in HOSTILE),
        Paragraph(()),
        Table("", (Column(""),), (), ""),
        Chart("", "bars", (), (), "", ""),
        Chart("", "lines", ("a", "a"), (Series("", (None, None)),), "", ""),
    )
    sections = tuple(Section(text, text, (Gap(text),)) for text in HOSTILE)
    return Document(
        name=HOSTILE[1],
        period=HOSTILE[6],
        language="vi",
        kind=HOSTILE[2],
        about=HOSTILE[3],
        issuer=Issuer(*HOSTILE[:4], HOSTILE[5], HOSTILE),
        sections=(Section("all", HOSTILE[-1], blocks), *sections),
        as_of=AS_OF,
        made=MADE,
        illustrative=True,
    )
