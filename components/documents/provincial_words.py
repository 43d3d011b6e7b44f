"""Figures of a provincial report: counted in the system, with the rows that they count."""

from components.documents.worded import counted
from domain.places.provinces import PROVINCES_34
from language import _
from language.dates import day
from read_models.document import Figure
from read_models.report_province import ReportProvince


def figure(view: ReportProvince, key: str, n: int, rows: str = "") -> Figure:
    """In a sentence, with a leading zero from one to nine."""
    return counted(key, n, rows, view.until, illustrative=view.illustrative, padded=n > 0)


def source(view: ReportProvince) -> str:
    """Under a table or chart."""
    return _("số đếm trong hệ thống đến ngày {day}", day=day(view.until))


def slug(view: ReportProvince) -> str:
    return PROVINCES_34[view.vn34].slug
