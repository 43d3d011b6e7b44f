"""What the annual report says of numbers that are counted here: each opens its rows. A number that
nobody told is not zero, and nothing here is added to what was published."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from components.documents.worded import counted, joined, sentences, told
from components.published import amount, announced
from domain.calendar.periods import months_of
from domain.network.events import trained
from domain.network.records import EVENT_KINDS, HOST_TYPES, Event
from domain.network.visits import METRICS
from language import _, ngettext
from language.dates import day, month
from read_models.document import (
    Block,
    Cell,
    Chart,
    Column,
    Figure,
    Gap,
    Paragraph,
    Parts,
    Series,
    Table,
)
from read_models.report_year import ReportYear, counted_cells, together
from sitemap import addresses

FEWEST = 3
"""Months from which on a chart says anything."""
REQUEST_COLUMNS = ("consultations", "updates", "listings", "searches")


def stations(view: ReportYear) -> list[Block]:
    """The list of stations, where any of them told anything of the year."""
    if not view.months:
        return []
    rows = view.network.stations
    lines: list[Parts] = [_list(view), *_opened(view), *_reporting(view)]
    types = Counter(row.station.host_type for row in rows)
    codes = tuple(code for code in HOST_TYPES if types[code])
    lines_of = tuple((_(HOST_TYPES[code]), types[code]) for code in codes)
    table = Table(
        _("Trạm theo loại đơn vị chủ trì"),
        (Column(_("Loại đơn vị")), Column(_("Số Trạm"), numeric=True, key="list.types")),
        lines_of,
        source_line(view),
        total=(_("Cộng"), len(rows)),
        illustrative=any(row.station.illustrative for row in rows),
        line_keys=codes,
    )
    return [*(Paragraph(parts) for parts in lines), table]


def source_line(view: ReportYear) -> str:
    return counted_until(view.until)


def counted_until(until: date) -> str:
    return _("Số đếm trong hệ thống, đến {day}.", day=day(until))


def _list(view: ReportYear) -> Parts:
    rows = view.network.stations
    invented = any(row.station.illustrative for row in rows)
    figure = counted(
        "list.stations",
        len(rows),
        addresses.stations(),
        view.until,
        illustrative=invented,
        padded=True,
    )
    return told(
        _("Danh sách của hệ thống đến {day} có {n} Trạm IPPlatform."), day=day(view.until), n=figure
    )


def _opened(view: ReportYear) -> list[Parts]:
    """Whose first year a source or the institute tells."""
    year = str(view.year)
    opened = [row for row in view.network.stations if row.station.opened.startswith(year)]
    if not opened:
        return []
    invented = any(row.station.illustrative for row in opened)
    figure = counted(
        "list.opened",
        len(opened),
        addresses.stations(),
        view.until,
        illustrative=invented,
        padded=True,
    )
    names = ", ".join(row.station.host for row in opened)
    sentence = _("Trong năm {year} có thêm {n} Trạm: {names}.")
    return [told(sentence, year=year, n=figure, names=names)]


def _reporting(view: ReportYear) -> list[Parts]:
    rows = view.network.reporting
    expected = sum(row.record.expected for row in rows)
    if not expected:
        return []
    invented = any(row.illustrative for row in rows)
    numbers = {
        "received": sum(row.record.received for row in rows),
        "expected": expected,
        "on_time": sum(row.record.on_time for row in rows),
    }
    page = addresses.network_year(view.year)
    figures = {
        name: counted(f"reports.{name}", n, page, view.until, illustrative=invented, padded=True)
        for name, n in numbers.items()
    }
    sentence = _(
        "Các Trạm đã nộp {received} trên {expected} báo cáo tháng phải nộp, trong đó {on_time} báo cáo đúng hạn."
    )
    return [told(sentence, **figures)]


def requests(view: ReportYear) -> list[Block]:
    if not view.months:
        return []
    sums = {name: sum(getattr(m, name) for m in view.months) for name in REQUEST_COLUMNS}
    invented = any(m.illustrative for m in view.months)
    page = addresses.network_year(view.year)
    figures = {
        name: counted(f"counted.{name}", n, page, view.until, illustrative=invented, padded=True)
        for name, n in {**sums, "months": len(view.months)}.items()
    }
    sentence = _(
        "Theo báo cáo tháng của các Trạm và của Viện ({months} tháng có số): {consultations} lượt tư vấn, "
        "{updates} lượt cập nhật thông tin, {listings} lượt đăng thông tin trên sàn giao dịch, {searches} "
        "lượt tra cứu."
    )
    return [
        Paragraph(told(sentence, **figures)),
        _request_table(view, invented),
        *_request_chart(view),
    ]


def _request_table(view: ReportYear, invented: bool) -> Table:
    labels = (_("Tư vấn"), _("Cập nhật"), _("Đăng tin"), _("Tra cứu"))
    told_of = {m.month: m for m in view.months}
    lines: list[tuple[Cell, ...]] = []
    for name in months_of(view.year):
        found = told_of.get(name)
        values = [getattr(found, column) if found else None for column in REQUEST_COLUMNS]
        lines.append((month(name), *values))
    sums = [sum(getattr(m, column) for m in view.months) for column in REQUEST_COLUMNS]
    return Table(
        _("Yêu cầu theo tháng"),
        (Column(_("Tháng")), *_columns(REQUEST_COLUMNS, labels)),
        tuple(lines),
        source_line(view),
        total=(_("Cộng"), *sums),
        illustrative=invented,
        line_keys=months_of(view.year),
    )


def _columns(names: Iterable[str], labels: Iterable[str]) -> list[Column]:
    """Of numbers that are counted, by their names."""
    return [
        Column(label, numeric=True, key=f"counted.{name}")
        for name, label in zip(names, labels, strict=True)
    ]


def _request_chart(view: ReportYear) -> list[Chart]:
    """Requests without searches, beside those of the year before where any are known."""
    if len(view.months) < FEWEST:
        return []
    series = []
    for year in (view.year - 1, view.year):
        known = {
            m: found.requests for m, found in view.network.activity.items() if m[:4] == str(year)
        }
        if known:
            series.append(Series(str(year), tuple(known.get(m) for m in months_of(year))))
    invented = any(m.illustrative for m in view.network.activity.values())
    return [
        Chart(
            caption=_("Tư vấn, cập nhật và đăng tin theo tháng"),
            kind="bars",
            categories=month_names(),
            series=tuple(series),
            unit=_("yêu cầu"),
            source=source_line(view),
            illustrative=invented,
        )
    ]


def month_names() -> tuple[str, ...]:
    return tuple(f"{n:02}" for n in range(1, 13))


def by_station(view: ReportYear) -> list[Block]:
    if not view.by_station:
        return []
    invented = any(one.illustrative for one in view.by_station)
    whole = sum(one.requests for one in view.by_station)
    n = counted(
        "by-station.requests", whole, addresses.stations(), view.until, illustrative=invented
    )
    of = counted(
        *("by-station.stations", len(view.by_station), addresses.stations(), view.until),
        illustrative=invented,
        padded=True,
    )
    sentence = _("{of} Trạm đã báo cáo {n} yêu cầu trong năm.")
    table = Table(
        _("Yêu cầu theo Trạm"),
        (Column(_("Trạm")), Column(_("Số yêu cầu"), numeric=True, key="by-station.requests")),
        tuple((one.host, one.requests) for one in view.by_station),
        source_line(view),
        total=(_("Cộng"), whole),
        illustrative=invented,
        line_keys=tuple(one.host for one in view.by_station),
    )
    return [Paragraph(told(sentence, of=of, n=n)), table]


def events(view: ReportYear) -> list[Block]:
    """Of the year, without those that the report's own words tell; what was announced and of which
    nobody told the outcome is said to be so."""
    own = [event for event in view.events if not event.cancelled]
    if not own:
        return []
    return [
        _trained(own, view),
        event_table(own, _("Hội nghị, tập huấn trong năm"), view.until, view.network.today),
    ]


def _trained(own: Sequence[Event], view: ReportYear) -> Paragraph:
    """People are told of events of which exact numbers are known."""
    found = trained(event for event in own if not event.planned)
    page = addresses.events()
    invented = any(event.illustrative for event in own)
    numbers = {"events": len(own), "told": found.events, "people": found.people}
    figures = {
        name: counted(f"events.{name}", n, page, view.until, illustrative=invented, padded=True)
        for name, n in numbers.items()
    }
    lines = [_("Hệ thống ghi {events} hội nghị, hội thảo, tập huấn; {told} sự kiện đã có kết quả.")]
    if found.events > found.approximate:
        lines.append(_("Số người dự đếm được là {people}."))
    return Paragraph(sentences(told(line, **figures) for line in lines))


def event_table(own: Sequence[Event], caption: str, until: date, today: date) -> Table:
    lines = tuple(_event(event, today) for event in own)
    columns = (
        Column(_("Thời gian")),
        Column(_("Tên")),
        Column(_("Loại")),
        Column(_("Số lớp"), numeric=True, key="event.times"),
        Column(_("Số người"), numeric=True, key="event.people"),
        Column(_("Thành phần")),
    )
    invented = any(event.illustrative for event in own)
    source = counted_until(until)
    keys = tuple(f"{event.held} {event.title}" for event in own)
    return Table(caption, columns, lines, source, illustrative=invented, line_keys=keys)


def _event(event: Event, today: date) -> tuple[Cell, ...]:
    """An approximate number stays as it is written; one that nobody told is nothing."""
    people: Cell = None
    if event.delegates is not None:
        exact = event.delegates_qualifier == "exact"
        people = event.delegates if exact else amount(event.delegates, event.delegates_qualifier)
    title = event.title
    if said := announced(event, today):
        title = f"{title} ({said})"
    return (
        _held(event.held),
        title,
        _(EVENT_KINDS[event.kind]),
        event.times,
        people,
        event.participants or None,
    )


def _held(held: str) -> str:
    if len(held) == len("2021-05-31"):
        return day(date.fromisoformat(held))
    return month(held) if len(held) == len("2021-05") else held


def visits(view: ReportYear) -> list[Block]:
    """By month, where any month was counted; else what is missing, said."""
    cells = {metric: counted_cells(view.visits, metric) for metric in METRICS}
    known = {name for found in cells.values() for name in found}
    if not known:
        told_of = {m.month for m in view.visits.months if m.cells}
        text = _(
            "Bảng và biểu đồ theo tháng không đưa vào: chỉ biết số của {n} trong 12 tháng. Nhập bảng số liệu "
            "theo tháng để có đủ.",
            n=len(told_of),
        )
        return [Gap(text)]
    invented = any(
        cell.origin == "illustrative" for m in view.visits.months for cell in m.cells.values()
    )
    return [
        _visit_sums(view, cells, invented),
        _visit_table(view, cells, invented),
        *_visit_chart(view, cells, invented),
    ]


def _visit_sums(view: ReportYear, cells: dict[str, dict[str, int]], invented: bool) -> Paragraph:
    page = addresses.visits(view.year, illustrated=invented)
    each = []
    for metric, label in METRICS.items():
        if found := cells[metric]:
            figure = counted(
                f"counted.{metric}", sum(found.values()), page, view.until, illustrative=invented
            )
            each.append(
                told(
                    _("{label} {n} ({months} tháng)"),
                    label=_(label).lower(),
                    n=figure,
                    months=_months(found),
                )
            )
    sentence = _("Số đếm được theo tháng: {each}.")
    return Paragraph(told(sentence, each=joined(each, "; ")))


def _months(found: dict[str, int]) -> str:
    return f"{len(found):02}" if len(found) < 10 else str(len(found))


def _visit_table(view: ReportYear, cells: dict[str, dict[str, int]], invented: bool) -> Table:
    lines: list[tuple[Cell, ...]] = [
        (month(name), *(found.get(name) for found in cells.values()))
        for name in months_of(view.year)
    ]
    sums = [together(list(found.values())) for found in cells.values()]
    return Table(
        _("Số liệu truy cập, khai thác Nền tảng IPPlatform theo tháng"),
        (Column(_("Tháng")), *_columns(METRICS, (_(label) for label in METRICS.values()))),
        tuple(lines),
        source_line(view),
        total=(_("Cộng"), *sums),
        illustrative=invented,
        line_keys=months_of(view.year),
    )


def _visit_chart(view: ReportYear, cells: dict[str, dict[str, int]], invented: bool) -> list[Chart]:
    found = cells["page_views"]
    if len(found) < FEWEST:
        return []
    series = Series(str(view.year), tuple(found.get(m) for m in months_of(view.year)))
    caption = _("Lượt truy cập trang theo tháng")
    unit = _("trang")
    told_by = source_line(view)
    return [
        Chart(
            caption=caption,
            kind="bars",
            categories=month_names(),
            series=(series,),
            unit=unit,
            source=told_by,
            illustrative=invented,
        )
    ]


def following(view: ReportYear) -> list[Block]:
    """Targets and tasks of the next year that the institute has written down."""
    goals = view.next
    if goals is None or not (goals.targets or goals.tasks):
        return []
    found: list[Block] = []
    for target in goals.targets:
        n = Figure(
            f"target.{target.id}",
            amount(target.value),
            target.value,
            target.source or _("Chỉ tiêu của Viện ghi trong hệ thống"),
            view.until,
            rows=addresses.goals(view.year + 1),
            illustrative=target.illustrative,
        )
        sentence = _("{name}: {n} {unit};")
        parts = told(sentence, name=target.name, n=n, unit=target.unit)
        found.append(Paragraph(parts, bullet=True))
    for task in goals.tasks:
        text = _("{task} (đến {day});", task=task.text, day=day(task.until))
        found.append(Paragraph((text,), bullet=True))
    heading = ngettext(
        "Chỉ tiêu, nhiệm vụ đã ghi trong hệ thống ({n}):",
        "Chỉ tiêu, nhiệm vụ đã ghi trong hệ thống ({n}):",
        len(found),
    )
    return [Paragraph((heading,)), *found]
