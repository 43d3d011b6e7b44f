"""Matomo reports by day, month or year, with the API's own names or the headings of its languages.
Source: domain facts §3.

"Khách truy cập" are visits: `nb_visits`. Unique visitors are another measure and kept apart.
Actions count downloads and links too, so they are no page views. Headings: Matomo's language files
(General_ColumnNbVisits, …NbUniqVisitors, …Pageviews, …NbActions, Date).
"""

import re
from calendar import monthrange

from domain.calendar.dates import BadDate, parse_date
from domain.calendar.periods import parse_period
from domain.network.visits import MATOMO, VisitRow
from language import _
from readers.file.explained_headings import normal
from readers.file.reading import FileRefused
from readers.layouts.layout import Heading, Layout, Line
from readers.spellings.worded_dates import SeveralDays, parse_worded

OF_OTHERS = frozenset({"views per visit", "visit duration", "engaged sessions", "active users"})
"""Columns of Plausible and GA4, which Matomo has not."""
ALIASES: dict[str, tuple[str, ...]] = {
    "date": ("date", "Date", "Ngày", "Datum", "Fecha", "Data", "Дата", "日付", "日期", "날짜"),
    "visits": (
        "nb_visits", "Visits", "Các lượt truy cập", "Lượt truy cập", "Số lượt truy cập", "Lượt thăm", "Visites", "Besuche", "Visitas",
        "Visite", "Bezoeken", "Wizyty", "Посещения", "Визиты", "ビジット", "访问次数", "訪問次數", "訪客", "방문", "방문 수",
    ),
    "unique": (
        "nb_uniq_visitors", "Unique visitors", "Người truy cập duy nhất", "Khách truy cập duy nhất", "Visiteurs uniques",
        "Eindeutige Besucher", "Visitantes únicos", "Visitatori unici", "Visitatori univoci", "Unieke bezoekers", "Unikalni odwiedzający",
        "Уникальные посетители", "ユニークビジター", "ユニークビジター数", "唯一访客", "独立访客", "访客数",
        "不重複訪客", "獨立非重返訪客數", "고유 방문자 수",
    ),
    "first_time": (
        "nb_visits_new", "New Visits", "Các truy cập mới", "Các lượt truy cập mới", "Lượt truy cập mới", "Nouvelles visites",
        "Neue Besuche", "Nuevas visitas", "Nuove visite", "Novas visitas", "Nieuwe bezoeken",
        "Новые посещения", "新規ビジット", "新访问",
    ),
    "page_views": (
        "nb_pageviews", "Pageviews", "Page views", "Số lượt xem trang", "Lượt xem trang", "Vues de page", "Pages vues", "Vues de pages",
        "Seitenansichten", "Páginas vistas", "Vistas de página", "Visualizzazioni pagina", "Visualizações de página",
        "Visualizações de páginas", "Exibições de página", "Paginaweergaven", "Odsłony", "Просмотры страниц", "ページビュー",
        "页面浏览量", "浏览次数", "瀏覽量", "페이지뷰",
    ),
    "actions": (
        "nb_actions", "Actions", "Thực hiện", "Hành vi", "Số hành động", "Hành động", "Aktionen", "Acciones", "Azioni", "Ações", "Acties",
        "Действия", "アクション", "活动次数", "动作", "活動量", "활동",
    ),
    "label": ("label", "Label", "Nhãn", "Libellé", "Etiqueta", "Etichetta"),
    "known": ("nb_users", "bounce_count", "bounce_rate", "max_actions", "nb_visits_converted", "sum_visit_length"),
}  # fmt: skip
_DAYS = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _recognises(fields: frozenset[str]) -> bool:
    return "visits" in fields and bool({"unique", "actions", "known"} & fields)


def _build(line: Line) -> VisitRow | None:
    if not line.has("date"):
        raise FileRefused(
            _(
                "Báo cáo Matomo này không có cột ngày; hãy xuất lại theo ngày hoặc theo tháng, từng kỳ một dòng."
            )
        )
    if line.has("label"):
        raise FileRefused(
            _(
                "Báo cáo Matomo này chia theo từng mục (cột “label”), không phải số của cả trang; hãy xuất báo cáo lượt truy cập."
            )
        )
    period = _period(line)
    visitors, first_time = line.count("visits"), line.count("first_time")
    page_views, unique = line.count("page_views"), line.count("unique")
    return (
        None
        if line.errors
        else VisitRow(period, visitors, first_time, page_views, unique, series=MATOMO)
    )


def _period(line: Line) -> str:
    """A day, a month, a year; a range is a month where it is a whole one. Weeks fit into no month:
    the file is refused."""
    text = line.text("date") or ""
    days = [parse_date(day) for day in _DAYS.findall(text)]
    if len(days) == 2 and days[0] != days[1]:
        first, last = days
        if (first.year, first.month, first.day, last.day) == (
            last.year,
            last.month,
            1,
            monthrange(last.year, last.month)[1],
        ):
            return f"{first:%Y-%m}"
        raise _spans(text)
    try:
        period = line.as_month("date") or _written(text)
    except SeveralDays as problem:
        raise _spans(text) from problem
    except BadDate as problem:
        line.reject("date", str(problem))
        return ""
    if not period:
        line.reject("date", _("Thiếu ngày"))
    return period


def _written(text: str) -> str:
    """In figures, else with the month in words of any of Matomo's languages."""
    try:
        return parse_period(text)
    except BadDate as problem:
        if not any(c.isalpha() for c in text):
            raise
        try:
            return parse_worded(text)
        except SeveralDays:
            raise
        except BadDate:
            raise problem from None


def _spans(text: str) -> FileRefused:
    return FileRefused(
        _(
            "Báo cáo Matomo này theo tuần hoặc khoảng ngày ({text}); hãy xuất lại theo ngày hoặc theo tháng.",
            text=text[:40],
        )
    )


def _fits(heading: Heading) -> bool:
    """Others count visits and bounces too, and people beside them."""
    return not OF_OTHERS & {normal(label) for label in heading.written}


LAYOUT = Layout("matomo", ALIASES, _recognises, _build, kind="visits", fits=_fits, by_program=True)
