"""OCOP and other local products of one province, one a line; the right that protects a product by
number or name."""

from domain.local_names.products import LONGEST, PRODUCT_KINDS, STARS, Product
from domain.text.folding import fold
from language import _
from readers.layouts.hosts import required
from readers.layouts.layout import Layout, Line, too_long
from readers.spellings.labels import codes_of

ALIASES = {
    "name": ("Tên sản phẩm", "Sản phẩm OCOP", "Product", "Sản phẩm", "Tên sản phẩm OCOP"),
    "kind": ("Loại sản phẩm", "Nhóm sản phẩm", "Product kind"),
    "stars": (
        "Hạng OCOP",
        "Phân hạng sản phẩm",
        "Hạng sao",
        "Xếp hạng",
        "Phân hạng",
        "Số sao",
        "OCOP stars",
        "Hạng",
        "Sao",
        "Kết quả phân hạng",
        "Hạng sản phẩm",
        "Xếp loại",
    ),
    "maker": (
        "Chủ thể sản xuất",
        "Chủ thể",
        "Tên chủ thể",
        "Chủ thể OCOP",
        "Cơ sở sản xuất",
        "Producer",
        "Cơ sở",
        "Đơn vị sản xuất",
        "Tên cơ sở sản xuất",
        "Chủ thể tham gia",
        "Nhà sản xuất",
    ),
    "place": ("Địa bàn", "Địa chỉ sản xuất", "Xã, phường", "Địa chỉ", "Place"),
    "right_no": (
        "Quyền liên kết",
        "Số quyền",
        "Số bằng, số đơn",
        "Văn bằng bảo hộ của sản phẩm",
        "Linked right",
    ),
    "illustrative": ("Dữ liệu minh họa", "Illustrative data"),
    "known": ("STT", "TT", "Số TT", "No.", "Quyền tìm thấy", "Người ghi"),
}
_KIND_WORDS = {"ocop": "ocop", "chu luc": "key", "khac": "other"}


def _recognises(fields: frozenset[str]) -> bool:
    return "name" in fields and bool({"stars", "maker", "right_no"} & fields)


def _build(line: Line) -> Product | None:
    names = ("maker", "place", "right_no")
    product = Product(
        name=required(line, "name"),
        kind=_kind(line),
        stars=_stars(line),
        illustrative=line.flag("illustrative"),
        **{name: line.text(name) or "" for name in names},
    )
    for name in ("name", *names):
        too_long(line, name, getattr(product, name), LONGEST)
    return None if line.errors else product


def _kind(line: Line) -> str:
    """The code or label in the column; without one an OCOP product."""
    text = fold(line.text("kind") or "ocop")
    found = text if text in PRODUCT_KINDS else codes_of(PRODUCT_KINDS).get(text)
    found = found or next((code for word, code in _KIND_WORDS.items() if word in text), None)
    if found is None:
        line.reject(
            "kind",
            _("“{text}” không phải loại sản phẩm đã biết: OCOP, chủ lực, khác", text=text[:40]),
        )
    return found or "other"


def _stars(line: Line) -> str:
    """'4', '4 sao', '****' → '4'; an empty cell is not ranked."""
    text = fold((line.text("stars") or "").replace("★", "*"))
    text = codes_of(STARS).get(text, text).removesuffix("sao").strip()
    stars = str(len(text)) if text and not text.strip("*") else text.rstrip("* ")
    if stars not in STARS:
        line.reject("stars", _("“{text}” không phải hạng OCOP: 3, 4 hoặc 5 sao", text=text[:40]))
        return ""
    return stars


LAYOUT = Layout(
    "products", ALIASES, _recognises, _build, kind="products", by_people=True, given_out=True
)
