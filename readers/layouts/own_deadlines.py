"""Our own list of deadlines is read by nobody: its states and days are those of deadlines, and would
be taken for those of the assets that it names."""

from typing import NoReturn

from language import _
from readers.file.explained_headings import IGNORED
from readers.file.reading import FileRefused
from readers.layouts.layout import Layout, Line

ALIASES: dict[str, tuple[str, ...]] = {
    "due": ("Hạn",),
    "to_do": ("Việc cần làm",),
    "reminded": ("Đã nhắc (lần)",),
    "late_until": ("Nộp muộn đến",),
    IGNORED: ("STT",),
}


def _recognises(fields: frozenset[str]) -> bool:
    return {"due", "to_do", "reminded", "late_until"} <= fields


def _build(_line: Line) -> NoReturn:
    raise FileRefused(
        _(
            "Đây là danh sách thời hạn do hệ thống xuất ra, không nhập lại được: ghi việc đã làm ở trang Thời hạn, "
            "sửa tài sản bằng tệp xuất của trang Tài sản."
        )
    )


LAYOUT = Layout("deadline_list", ALIASES, _recognises, _build, given_out=True, by_program=True)
