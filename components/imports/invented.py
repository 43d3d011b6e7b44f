"""What of a file is marked as invented in a demonstration, told before it is decided about: a file
comes in as it says, for real ones are practised with, too."""

from typing import Any

from components import html
from components.imports.view import View
from components.marks import icon
from domain.roles import ASSETS, PICTURES
from language import N_, _
from read_models.imports import ImportJob
from sitemap import addresses

OF_ASSETS = N_(
    "Hệ thống đang ở chế độ minh họa, nhưng dòng nhập từ tệp không tự mang dấu minh họa: "
    "tài sản trong tệp hiện như thật. Tài sản bịa để tập huấn xin gõ ở “Thêm tài sản” (luôn mang dấu); "
    "dòng mới ghi “có” ở cột “Dữ liệu minh họa” bị từ chối."
)
OF_FIGURES = N_(
    "Hệ thống đang ở chế độ minh họa, nhưng dòng nhập từ tệp không tự mang dấu minh họa: "
    "chỉ dòng ghi “có” ở cột “Dữ liệu minh họa” và dòng về Trạm minh họa mang dấu, "
    "dòng khác hiện như số thật. Số bịa để tập huấn xin ghi cột ấy trước khi nhập."
)


def invented_note(view: View, job: ImportJob) -> Any | None:
    """None outside a demonstration, and of pictures, which are marked as their assets are."""
    kind = str(job.detail.get("kind") or ASSETS)
    if not view.demo or kind == PICTURES:
        return None
    said = _(OF_ASSETS if kind == ASSETS else OF_FIGURES)
    link = html.A(_("Gì mang dấu, gì không"), href=f"{addresses.HELP}#{addresses.INVENTED}")
    return html.P([icon("info-circle"), " ", said, " ", link], role="note", className="hint line")
