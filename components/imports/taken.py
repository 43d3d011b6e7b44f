"""What of a file was taken in another way than it is written there."""

from components import html
from language import _
from language.numbers import number
from read_models.imports import ImportJob


def formulas(job: ImportJob) -> html.P | None:
    """Columns whose formulas were not calculated again: the workbook's stored values were taken."""
    taken = job.detail.get("formulas", {})
    if not taken:
        return None
    columns = ", ".join(f"“{heading}” ({number(n)})" for heading, n in taken.items())
    text = _("Lấy giá trị mà bảng tính đã lưu của công thức ở cột {columns}", columns=columns)
    return html.P(text, role="status")
