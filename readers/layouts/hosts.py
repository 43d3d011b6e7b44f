"""Words of tables about the network: types of hosts, provinces by name, where a row comes from."""

from typing import Any

from domain.network.records import ASSOCIATION, HOST_TYPES, INSTITUTE, OTHER, SO_KHCN, UNIVERSITY
from domain.text.folding import fold
from language import _
from readers.layouts.layout import Line
from readers.spellings.labels import former_of

ORIGIN: dict[str, tuple[str, ...]] = {
    "source": ("Nguồn", "Source"),
    "source_url": ("Địa chỉ nguồn", "source_url"),
    "note": ("Ghi chú", "Note"),
    "illustrative": ("Dữ liệu minh họa", "Illustrative data"),
}
_BEGINNINGS = (
    ("so khoa hoc va cong nghe", SO_KHCN),
    ("so kh&cn", SO_KHCN),
    ("vien", INSTITUTE),
    ("truong", UNIVERSITY),
    ("dai hoc", UNIVERSITY),
    ("hiep hoi", ASSOCIATION),
    ("hoi ", ASSOCIATION),
)
LONGEST_ADDRESS = 500


def remarks(line: Line) -> dict[str, Any]:
    """Source, remarks, illustrative or not."""
    return {
        "source": line.text("source") or "",
        "note": line.text("note") or "",
        "illustrative": line.flag("illustrative"),
    }


def origin(line: Line) -> dict[str, Any]:
    """The same with the address of the source."""
    url = line.text("source_url") or ""
    if len(url) > LONGEST_ADDRESS:
        line.reject("source_url", _("Dài quá {limit} ký tự", limit=LONGEST_ADDRESS))
    return {**remarks(line), "source_url": url}


def host_type(line: Line, host: str) -> str:
    """The code in the type column, by code or label; without one what the host's name begins
    with."""
    told = line.text("host_type")
    if told:
        found = next(
            (code for code, label in HOST_TYPES.items() if fold(told) in (code, fold(label))), None
        )
        if found is None:
            line.reject(
                "host_type", _("“{text}” không phải loại hình đơn vị đã biết", text=told[:40])
            )
        return found or OTHER
    return next((code for start, code in _BEGINNINGS if fold(host).startswith(start)), OTHER)


def former(line: Line, name: str) -> str | None:
    """The code of one of the 63 that the cell names; None for an empty one."""
    text = line.text(name)
    code = former_of(text) if text else None
    if text and code is None:
        line.reject(name, _("Không có tỉnh “{name}” trong danh mục 63 tỉnh", name=text[:40]))
    return code


def required(line: Line, name: str) -> str:
    text = line.text(name)
    if not text:
        line.reject(name, _("Thiếu {field}", field=line.heading.labels.get(name, name)))
    return text or ""
