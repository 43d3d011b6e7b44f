"""A month's bulletin: visitors and page views with their mean, change, best days and days off,
requests, searches by kind, trainings. What was published comes first, in its words; what is counted
stands beside it."""

from datetime import date, datetime

from components.documents.annual_counted import event_table
from components.documents.form import Part, beside, institute, invented, told_in_order
from components.documents.worded import clause, counted, has_number, joined, told, value, words
from domain.network.monthly import REQUESTS, SEARCHES, told_among
from domain.network.records import SUBJECTS, Figure
from language import _, language
from language.dates import day, month
from language.numbers import change, number
from read_models.document import Block, Document, Paragraph, Parts
from read_models.month_sums import requests, searches
from read_models.report_month import ReportMonth
from read_models.visit_days import DaysOfMonth
from sitemap import addresses

NAME = "bulletin"


def bulletin(view: ReportMonth, made: datetime) -> Document:
    """In the language of the request."""
    sections = (
        *told_in_order(_parts(view)),
        *beside([f for f in view.beside if f.value is not None]),
    )
    return Document(
        name=NAME,
        period=view.month,
        language=language(),
        kind=_("BẢN TIN"),
        about=_(
            "Kết quả hoạt động khai thác và vận hành Nền tảng dữ liệu và dịch vụ sở hữu công nghiệp (Nền "
            "tảng IPPlatform) trong tháng {month}",
            month=month(view.month),
        ),
        issuer=institute(),
        sections=sections,
        as_of=view.until,
        made=made,
        illustrative=invented(sections),
    )


def _parts(view: ReportMonth) -> tuple[Part, ...]:
    return (
        (
            "visitors",
            _("Khách truy cập"),
            lambda: _visits(view, "visitors", "first_time"),
            _("Chưa có số khách truy cập của tháng."),
        ),
        (
            "page-views",
            _("Lượt truy cập trang"),
            lambda: _visits(view, "page_views"),
            _("Chưa có số lượt truy cập trang của tháng."),
        ),
        (
            "requests",
            _("Yêu cầu tiếp nhận và xử lý"),
            lambda: [*_published(view, "requests"), *_requests(view)],
            _("Chưa có báo cáo tháng nào; số yêu cầu có từ báo cáo tháng của Trạm và của Viện."),
        ),
        (
            "searches",
            _("Yêu cầu tra cứu"),
            lambda: [*_published(view, "search_requests"), *_searches(view)],
            _("Chưa có số yêu cầu tra cứu của tháng."),
        ),
        (
            "trainings",
            _("Hội nghị, tập huấn"),
            lambda: _trainings(view),
            _("Chưa ghi hội nghị, tập huấn nào của tháng."),
        ),
    )


def _published(view: ReportMonth, *subjects: str) -> list[Block]:
    return [Paragraph(_told(figure, view), bullet=True) for figure in view.own(*subjects)]


def _told(figure: Figure, view: ReportMonth) -> Parts:
    """The wording where it says the number itself, else the number with the wording beside it."""
    year = int(view.month[:4])
    if has_number(figure):
        return (*clause(figure, year), ".")
    about = told("{label}{on}", label=_(SUBJECTS[figure.subject]), on=_on(figure.period))
    n = value(figure, year)
    return told("{about}: {n} ({words}).", about=about, n=n, words=words(figure, year))


def _on(period: str) -> str:
    if len(period) < len("2022-06-27"):
        return ""
    return _(", ngày {day}", day=day(date.fromisoformat(period)))


def _visits(view: ReportMonth, metric: str, *more: str) -> list[Block]:
    published = _published(view, metric, f"{metric}_a_day", *more, f"{metric}_days_off")
    return [*published, *_counted(view, metric), *_by_day(view, metric)]


def _counted(view: ReportMonth, metric: str) -> list[Block]:
    cell = view.counted(metric)
    if cell is None:
        return []
    invented = not cell.real
    page = addresses.visits(int(view.month[:4]), illustrated=invented)
    n = counted(f"counted.{metric}", cell.value, page, view.until, illustrative=invented)
    before = view.counted(metric, before=True)
    line = _("Số đếm được trong tháng: {n}.")
    values: dict[str, object] = {}
    if before and before.value:
        line = _("Số đếm được trong tháng: {n} ({change} so với tháng trước, {before}).")
        values = {"change": change(cell.value, before.value), "before": number(before.value)}
    texts = {name: str(text) for name, text in values.items()}
    return [Paragraph(told(line, n=n, **texts), bullet=True)]


def _by_day(view: ReportMonth, metric: str) -> list[Block]:
    """Mean, best day and days off, where every day is known."""
    days = view.days.get(metric)
    if days is None or not days.whole:
        return []
    numbers = {"mean": round(days.mean), "best": days.best.value or 0, "off": days.on_days_off}
    page = addresses.visits(int(view.month[:4]), metric=metric, month=view.month)
    figures = {
        name: counted(f"days.{metric}.{name}", n, page, view.until) for name, n in numbers.items()
    }
    line = _(
        "Trung bình {mean} một ngày; ngày cao nhất {day} với {best}; {n} ngày nghỉ có tất cả {off}."
    )
    parts = told(line, day=day(days.best.day), n=_days_off(days), **figures)
    return [Paragraph(parts, bullet=True)]


def _days_off(days: DaysOfMonth) -> str:
    return f"{len(days.off):02}" if language() == "vi" else str(len(days.off))


def _requests(view: ReportMonth) -> list[Block]:
    if view.sums is None:
        return []
    parts = (view.sums.stations, view.sums.institute)
    known = told_among(map(requests, parts))
    if not known:
        return []
    numbers = {name: view.sums.total(name) or 0 for name in REQUESTS}
    numbers |= {"all": sum(known), "reports": view.sums.reports}
    page = addresses.network_year(int(view.month[:4]))
    figures = {
        name: counted(
            f"counted.{name}", n, page, view.until, illustrative=view.invented, padded=True
        )
        for name, n in numbers.items()
    }
    line = _(
        "{reports} Trạm và Viện báo cáo {all} yêu cầu: {consultations} tư vấn, {updates} cập nhật thông tin, "
        "{listings} đăng thông tin chào mua, chào bán."
    )
    return [Paragraph(told(line, **figures), bullet=True)]


def _searches(view: ReportMonth) -> list[Block]:
    """By kind of right, those that anybody told."""
    if view.sums is None:
        return []
    parts = (view.sums.stations, view.sums.institute)
    known = told_among(map(searches, parts))
    if not known:
        return []
    page = addresses.network_year(int(view.month[:4]))
    kinds = {name: view.sums.total(name) for name in SEARCHES}
    each = [
        told("{label} {n}", label=_(SEARCHES[name]).lower(), n=_search(view, name, n, page))
        for name, n in kinds.items()
        if n
    ]
    line = _("Báo cáo tháng ghi {all} yêu cầu tra cứu{each}.")
    shown = told(": {each}", each=joined(each)) if each else ()
    return [
        Paragraph(told(line, all=_search(view, "all", sum(known), page), each=shown), bullet=True)
    ]


def _search(view: ReportMonth, name: str, n: int, page: str) -> Parts:
    key = f"counted.searches.{name}"
    return (counted(key, n, page, view.until, illustrative=view.invented, padded=True),)


def _trainings(view: ReportMonth) -> list[Block]:
    own = [event for event in view.events if not event.cancelled]
    return (
        [event_table(own, _("Hội nghị, tập huấn trong tháng"), view.until, view.today)]
        if own
        else []
    )
