"""A station's year as a document: its months, topics, events, place in the network, proposals. A
month without a report is not known, which is not zero."""

from datetime import datetime

from components.documents.annual_counted import counted_until, event_table, month_names
from components.documents.form import Part, invented, told_in_order
from components.documents.worded import counted, told
from components.published import moment_text
from domain.network.monthly import TOPICS, WORDS
from domain.network.reporting import STANDINGS
from language import _, language
from language.dates import month
from read_models.document import (
    Block,
    Cell,
    Chart,
    Column,
    Document,
    Issuer,
    Paragraph,
    Series,
    Table,
)
from read_models.station_year import COMPARED, LINES, REQUESTS, SHEET, StationYear
from sitemap import addresses

NAME = "station"


def station(view: StationYear, made: datetime) -> Document:
    """In the language of the request."""
    sections = told_in_order(_parts(view))
    host = view.reports.station.host
    return Document(
        name=NAME,
        period=str(view.year),
        language=language(),
        kind=_("BÁO CÁO"),
        about=_(
            "Kết quả hoạt động của Trạm IPPlatform đặt tại {host} năm {year}",
            host=host,
            year=view.year,
        ),
        issuer=Issuer(
            above="",
            name=host,
            code="BC",
            place="",
            signer=_("Thủ trưởng đơn vị"),
            recipients=(_("Viện Khoa học sở hữu trí tuệ"),),
        ),
        sections=sections,
        as_of=view.until,
        made=made,
        illustrative=view.illustrative or invented(sections),
    )


def _parts(view: StationYear) -> tuple[Part, ...]:
    return (
        (
            "reports",
            _("Báo cáo tháng"),
            lambda: _reports(view),
            _("Chưa có tháng nào của năm phải báo cáo."),
        ),
        (
            "months",
            _("Yêu cầu và kết quả theo tháng"),
            lambda: _months(view),
            _("Chưa có báo cáo tháng nào được nộp trong năm."),
        ),
        (
            "topics",
            _("Tư vấn theo chủ đề"),
            lambda: _topics(view),
            _("Các báo cáo tháng chưa nêu chủ đề tư vấn."),
        ),
        (
            "places",
            _("Vị trí trong mạng lưới"),
            lambda: _places(view),
            _("Chưa xếp hạng: Trạm chưa hoạt động cả năm hoặc còn tháng chưa có số."),
        ),
        (
            "events",
            _("Hội nghị, tập huấn"),
            lambda: _events(view),
            _("Chưa ghi hội nghị, tập huấn nào của năm."),
        ),
        (
            "words",
            _("Đề xuất, khó khăn"),
            lambda: _words(view),
            _("Các báo cáo tháng không nêu đề xuất, khó khăn."),
        ),
    )


def _page(view: StationYear) -> str:
    return addresses.station_year(view.reports.station.id, view.year)


def _reports(view: StationYear) -> list[Block]:
    kept = view.record
    found: list[Block] = []
    if view.since:
        since = moment_text(view.since)
        found.append(Paragraph((_("Trạm hoạt động từ {since}.", since=since),)))
    if not kept.expected:
        return found
    numbers = {"received": kept.received, "expected": kept.expected, "on_time": kept.on_time}
    figures = {
        name: counted(
            f"reports.{name}",
            n,
            _page(view),
            view.until,
            illustrative=view.illustrative,
            padded=True,
        )
        for name, n in numbers.items()
    }
    line = _(
        "Trạm đã nộp {received} trên {expected} báo cáo tháng phải nộp, trong đó {on_time} báo cáo đúng hạn."
    )
    return [*found, Paragraph(told(line, **figures))]


def _months(view: StationYear) -> list[Block]:
    if not any(view.known(name) for name in SHEET):
        return []
    lines: list[tuple[Cell, ...]] = []
    for name in view.months:
        values = [view.value(column, name) for column in SHEET]
        lines.append((month(name), *values, _(STANDINGS[view.reports.standing(name)])))
    heads = (Column(_(LINES[name]), numeric=True, key=f"sheet.{name}") for name in SHEET)
    table = Table(
        _("Số liệu theo tháng"),
        (Column(_("Tháng")), *heads, Column(_("Báo cáo tháng"))),
        tuple(lines),
        counted_until(view.until),
        total=(_("Cộng"), *(view.total(name) for name in SHEET), None),
        illustrative=view.illustrative,
        line_keys=view.months,
    )
    return [*_against(view), table, _chart(view)]


def _against(view: StationYear) -> list[Block]:
    """Requests of the months that both years know."""
    found = view.against(REQUESTS)
    if found is None:
        return []
    now, before, months = found
    n = counted(
        "requests.same-months", now, _page(view), view.until, illustrative=view.illustrative
    )
    line = _("Trong {months} tháng mà cả hai năm đều có số: {n} yêu cầu, năm trước {before}.")
    return [Paragraph(told(line, months=str(months), n=n, before=str(before)))]


def _chart(view: StationYear) -> Chart:
    series = []
    for year in (view.year - 1, view.year):
        known = view.known(REQUESTS, year)
        values = tuple(known.get(f"{year}-{name}") for name in month_names())
        if known:
            series.append(Series(str(year), values))
    return Chart(
        caption=_("Yêu cầu theo tháng"),
        kind="bars",
        categories=month_names(),
        series=tuple(series),
        unit=_("yêu cầu"),
        source=counted_until(view.until),
        illustrative=view.illustrative,
    )


def _topics(view: StationYear) -> list[Block]:
    told_of = {name: n for name in TOPICS if (n := view.total(name)) is not None}
    if not told_of:
        return []
    columns = (Column(_("Chủ đề")), Column(_("Lượt"), numeric=True, key="topics"))
    lines = tuple((_(TOPICS[name]), n) for name, n in told_of.items())
    source = counted_until(view.until)
    caption = _("Tư vấn theo chủ đề (một lượt có thể có nhiều chủ đề)")
    invented = view.illustrative
    keys = tuple(told_of)
    return [Table(caption, columns, lines, source, illustrative=invented, line_keys=keys)]


def _places(view: StationYear) -> list[Block]:
    ranked = [(COMPARED[name], place) for name, place in view.places.items() if place.rank]
    return [
        Paragraph(
            (
                _(
                    "{label}: hạng {rank} trên {of} Trạm hoạt động cả năm;",
                    label=_(label),
                    rank=place.rank,
                    of=place.of,
                ),
            ),
            bullet=True,
        )
        for label, place in ranked
    ]


def _events(view: StationYear) -> list[Block]:
    if not view.events:
        return []
    caption = _("Hội nghị, tập huấn trong năm")
    return [event_table(view.events, caption, view.until, view.reports.today)]


def _words(view: StationYear) -> list[Block]:
    """As the reports have them, with their month."""
    found: list[Block] = []
    for name, label in WORDS.items():
        for when, text in view.words(name):
            said = _("{label}, {month}: {text}", label=_(label), month=month(when), text=text)
            found.append(Paragraph((said,), bullet=True))
    return found
