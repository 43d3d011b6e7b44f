"""The annual report, in the order of the published one. What the institute published of the year
comes first, in its own words; what is counted stands beside it; neither is added to the other."""

from datetime import datetime

from components.documents import annual_counted as counting
from components.documents.form import Part, beside, institute, invented, told_in_order
from components.documents.worded import clause, joined, published, spoken, told, value, words
from components.published import amount, hosts
from domain.calendar.periods import grain
from domain.network.records import FLOW, INSTITUTE_NAME, STOCK, TARGET, Event, Figure
from domain.places.provinces import place_name
from language import _, language
from language.dates import month
from language.numbers import number
from read_models.document import Block, Document, Paragraph, Parts, Section
from read_models.document import Figure as Cited
from read_models.report_year import ReportYear

NAME = "annual"
OPENING, STATIONS, EVENTS, VISITS, NEXT = "mở đầu", "Trạm", "hội nghị", "lượt truy cập", "năm sau"
"""What the published words about activities are about."""


def annual(view: ReportYear, made: datetime) -> Document:
    """In the language of the request."""
    sections = (
        _opening(view),
        *told_in_order(_parts(view)),
        *beside([f for f in view.beside if f.value is not None]),
    )
    return Document(
        name=NAME,
        period=str(view.year),
        language=language(),
        kind=_("BÁO CÁO"),
        about=_(
            "Kết quả hoạt động khai thác Nền tảng IPPlatform phục vụ quản lý nhà nước về sở hữu trí tuệ "
            "và phát triển tài sản trí tuệ của doanh nghiệp năm {year}",
            year=view.year,
        ),
        issuer=institute(),
        sections=sections,
        as_of=view.until,
        made=made,
        illustrative=invented(sections),
    )


def _parts(view: ReportYear) -> tuple[Part, ...]:
    """In the order of the report of 2021."""
    return (
        (
            "stations",
            _("Mạng lưới Trạm IPPlatform"),
            lambda: _stations(view),
            _("Chưa có số liệu về các Trạm trong năm: số có từ danh sách Trạm và báo cáo tháng."),
        ),
        (
            "dashboards",
            _("Giao diện quản trị tài sản trí tuệ của tỉnh"),
            lambda: _dashboards(view),
            _("Chưa có nguồn nào nêu giao diện quản trị của tỉnh trong năm."),
        ),
        (
            "requests",
            _("Tư vấn, cập nhật thông tin và sàn giao dịch"),
            lambda: _requests(view),
            _(
                "Chưa có báo cáo tháng nào của năm; số yêu cầu có từ báo cáo tháng của Trạm và của Viện."
            ),
        ),
        (
            "by-station",
            _("Yêu cầu phối hợp xử lý cùng các Trạm"),
            lambda: _by_station(view),
            _("Chưa có số yêu cầu theo Trạm; số có từ báo cáo tháng của Trạm."),
        ),
        (
            "events",
            _("Hội nghị, tập huấn"),
            lambda: _events(view),
            _("Chưa ghi hội nghị, tập huấn nào của năm."),
        ),
        (
            "visits",
            _("Lượt truy cập Nền tảng"),
            lambda: _visits(view),
            _("Chưa có số lượt truy cập của năm."),
        ),
        (
            "next",
            _("Nhiệm vụ năm {year}", year=view.year + 1),
            lambda: _next(view),
            _("Chưa ghi chỉ tiêu, nhiệm vụ của năm {year}.", year=view.year + 1),
        ),
    )


def _sentence(parts: Parts) -> Paragraph:
    return Paragraph((*parts, "."))


def _opening(view: ReportYear) -> Section:
    said = view.own("activities", OPENING)
    if said:
        return Section("opening", "", tuple(_sentence(spoken(one)) for one in said))
    text = _(
        "Viện Khoa học sở hữu trí tuệ (Viện KHSHTT) báo cáo kết quả hoạt động năm {year} của Nền tảng "
        "IPPlatform về thông tin và dịch vụ sở hữu công nghiệp (SHCN), phục vụ quản lý nhà nước về sở "
        "hữu trí tuệ (SHTT) và phát triển tài sản trí tuệ (TSTT), như sau:",
        year=view.year,
    )
    return Section("opening", "", (Paragraph((text,)),))


def _stations(view: ReportYear) -> list[Block]:
    return [*_published_stations(view), *counting.stations(view)]


def _published_stations(view: ReportYear) -> list[Block]:
    own = view.own("stations")
    opened = [f for f in own if f.measure == FLOW]
    stocks = [f for f in own if f.measure == STOCK]
    lines = [_opened(figure, view.year) for figure in opened]
    whole = next((f for f in stocks if not f.about), None)
    if whole:
        lines.append(_stock(whole, [f for f in stocks if f.about], view.year))
    return [Paragraph(line) for line in lines]


def _opened(figure: Figure, year: int) -> Parts:
    sentence = _(
        "Trong năm {year}, Viện KHSHTT đã phối hợp với {stations} phục vụ hoạt động khai thác thông tin, "
        "sử dụng dịch vụ SHCN và hoạt động quản lý nhà nước về SHTT."
    )
    return told(sentence, year=str(year), stations=words(figure, year, count=True))


def _stock(whole: Figure, parts: list[Figure], year: int) -> Parts:
    sentence = _(
        "Đến thời điểm hiện tại, Viện KHSHTT đã phối hợp với các đơn vị thiết lập {n} Trạm IPPlatform "
        "(bao gồm {parts})."
    )
    each = joined([_of_type(figure, year) for figure in parts])
    return told(sentence, n=value(whole, year), parts=each)


def _of_type(figure: Figure, year: int) -> Parts:
    """'13 Sở KH&CN'."""
    if language() == "vi":
        return clause(figure, year)
    return (published(figure, hosts(figure.about, figure.value or 0), year),)


def _dashboards(view: ReportYear) -> list[Block]:
    """The three names stand in one wording."""
    own = view.own("dashboards")
    sentence = _(
        "Trên cơ sở phát triển ứng dụng Nền tảng IPPlatform, {provinces} nhằm quản lý các TSTT của tỉnh, "
        "từ đó phục vụ tốt hơn, chuyên sâu hơn hoạt động quản lý nhà nước về SHTT."
    )
    wordings = {figure.wording: figure for figure in own}
    return [Paragraph(told(sentence, provinces=spoken(figure))) for figure in wordings.values()]


def _requests(view: ReportYear) -> list[Block]:
    return [*_published_requests(view), *counting.requests(view)]


def _published_requests(view: ReportYear) -> list[Block]:
    numbers = [view.own(name) for name in ("consultations", "updates", "listings")]
    if not all(numbers):
        return []
    consultations, updates, listings = (value(found[0], view.year) for found in numbers)
    sentence = _(
        "Thông qua {channels}, Viện đã thực hiện tư vấn miễn phí cho {consultations} lượt yêu cầu tư vấn "
        "về SHTT liên quan đến {topics}; xử lý {updates} lượt cập nhật thông tin SHCN và {listings} lượt "
        "yêu cầu đăng thông tin trên sàn giao dịch."
    )
    channels = [spoken(figure) for figure in view.own("channels")[:2]]
    topics = [spoken(figure) for figure in view.own("consultation_topics")]
    parts = told(
        sentence,
        channels=joined(channels, last=_(" và ")),
        consultations=consultations,
        topics=joined(topics),
        updates=updates,
        listings=listings,
    )
    return [Paragraph(parts)]


def _by_station(view: ReportYear) -> list[Block]:
    """The third channel of the published words is the stations."""
    sentence = _(
        "Phối hợp với {stations} tiếp nhận và thực hiện các yêu cầu tư vấn, hỗ trợ khai thác thông tin và "
        "sử dụng dịch vụ SHCN phục vụ nhu cầu của doanh nghiệp, tổ chức và cá nhân trên địa bàn: {each}."
    )
    own = view.own("station_requests")
    channel = view.own("channels")[2:]
    found: list[Block] = []
    if own and channel:
        each = joined([_at_place(figure, view.year) for figure in own], "; ")
        parts = told(sentence, stations=spoken(channel[0]), each=each)
        found.append(Paragraph(parts))
    said = view.own("activities", STATIONS)
    found += [_sentence(spoken(figure)) for figure in said]
    return [*found, *counting.by_station(view)]


def _at_place(figure: Figure, year: int) -> Parts:
    """'Sở KHCN Hải Phòng 06 yêu cầu'."""
    if language() == "vi":
        return clause(figure, year)
    return told("{place}: {n}", place=place_name(figure.vn63 or "", "vn63"), n=value(figure, year))


def _events(view: ReportYear) -> list[Block]:
    """The published words about the aim open the sentence of the first event."""
    said = view.own("activities", EVENTS)
    held = [event for event in view.own_events if not event.planned]
    found: list[Block] = [Paragraph(_held(event, said[:1], view)) for event in held if event.held]
    found += [_sentence(spoken(figure)) for figure in (said[1:] if held else said)]
    return [*found, *counting.events(view)]


def _held(event: Event, aim: list[Figure], view: ReportYear) -> Parts:
    """By whom is said where the record knows it: the institute with its stations."""
    sentence = _(
        "{aim}, {when}, Viện đã phối hợp với các Trạm tổ chức {title} với sự tham dự của {delegates} đại "
        "biểu là {participants}."
    )
    if not aim or INSTITUTE_NAME not in event.organisers:
        sentence = _("{when}: {title}, với sự tham dự của {delegates} đại biểu là {participants}.")
    return told(
        sentence,
        aim=spoken(aim[0]) if aim else "",
        when=_when(event.held, opening=not aim),
        title=event.title,
        delegates=_delegates(event, view),
        participants=_participants(event, view),
    )


def _when(held: str, *, opening: bool) -> str:
    """'tháng 5/2021', as the report writes months in a sentence."""
    if language() != "vi" or len(held) < len("2021-05"):
        return held if len(held) < len("2021-05") else month(held[:7])
    text = f"{int(held[5:7])}/{held[:4]}"
    return _("Tháng {month}", month=text) if opening else _("tháng {month}", month=text)


def _delegates(event: Event, view: ReportYear) -> Parts:
    text = amount(event.delegates, event.delegates_qualifier)
    return (_of_event(event, "delegates", event.delegates, text, view),)


def _of_event(event: Event, name: str, n: int | None, text: str, view: ReportYear) -> Cited:
    as_figure = Figure(
        subject=f"events.{name}",
        period=event.held,
        value=n,
        source=event.source,
        illustrative=event.illustrative,
    )
    return published(as_figure, text, view.year)


def _participants(event: Event, view: ReportYear) -> Parts:
    """The words of the source, with the number of departments as a figure."""
    as_figure = Figure(
        subject="events.departments",
        period=event.held,
        value=event.departments,
        wording=event.participants,
        source=event.source,
        illustrative=event.illustrative,
    )
    return clause(as_figure, view.year)


def _visits(view: ReportYear) -> list[Block]:
    return [*_published_visits(view), *counting.visits(view)]


def _published_visits(view: ReportYear) -> list[Block]:
    if not view.report:
        return []
    said = view.own("activities", VISITS)
    found: list[Block] = [_sentence(spoken(figure)) for figure in said[:1]]
    for figure in said[1:]:
        lead = _("Thống kê trong năm {year} cho thấy: {words}. Cụ thể:")
        parts = told(lead, year=str(view.year), words=spoken(figure))
        found.append(Paragraph(parts))
    return [*found, *(Paragraph(p, bullet=True) for p in _totals(view) if p)]


def _totals(view: ReportYear) -> list[Parts]:
    visitors, first, views = (_total(view, m) for m in ("visitors", "first_time", "page_views"))
    found: list[Parts] = []
    if visitors and first:
        sentence = _(
            "Tổng số khách truy cập (Total Visitors) là {visitors} khách, số lượng khách truy cập mới "
            "(First Time Visitors) trong năm {year} là {first} khách{change}."
        )
        values = {"visitors": _number(visitors), "first": _number(first), "change": _change(first)}
        found.append(told(sentence, year=str(view.year), **values))
    if views:
        sentence = _(
            "Tổng số trang truy cập (Total Page Views) trong năm {year} là {views} trang{change}.{peak}"
        )
        values = {"views": _number(views), "change": _change(views), "peak": _peak(view)}
        found.append(told(sentence, year=str(view.year), **values))
    return found


def _total(view: ReportYear, metric: str) -> Figure | None:
    return next((f for f in view.own(metric) if f.period == str(view.year) and f.value), None)


def _number(figure: Figure) -> Parts:
    return (published(figure, number(figure.value or 0), int(figure.period[:4])),)


def _change(figure: Figure) -> Parts:
    """' (tăng khoảng 50% so với năm 2020)': in the words of the source."""
    if not figure.compared_to:
        return ()
    year = int(figure.period[:4])
    if figure.compared_to[:4] in figure.wording:
        return told(" ({words})", words=words(figure, year))
    sentence = _(" ({words} so với năm {year})")
    return told(sentence, words=words(figure, year), year=figure.compared_to)


def _peak(view: ReportYear) -> Parts:
    months = [f for f in view.own("page_views") if f.period and grain(f.period) == "month"]
    if not months:
        return ()
    sentence = _(" Tháng có số lượng trang truy cập cao nhất là tháng {month} với {n} trang.")
    return told(sentence, month=month(months[0].period), n=_number(months[0]))


def _next(view: ReportYear) -> list[Block]:
    found: list[Block] = []
    for figure in view.own("activities", NEXT):
        sentence = _("Trong năm {year}, {words}.")
        parts = told(sentence, year=str(view.year + 1), words=spoken(figure))
        found.append(Paragraph(parts))
    tasks = [_with_number(task, view) for task in view.own("tasks")]
    if tasks:
        found.append(Paragraph((_("Một số nhiệm vụ chính liên quan đến Nền tảng IPPlatform:"),)))
    for parts in _tasks(tasks, view.year):
        found.append(Paragraph((*parts, ";"), bullet=True))
    return [*found, *counting.following(view)]


def _with_number(task: Figure, view: ReportYear) -> Figure:
    """The target that is told in the same words, which has a number."""
    targets = (f for f in view.own("stations") if f.measure == TARGET)
    return next((f for f in targets if f.wording == task.wording), task)


def _task(task: Figure, year: int) -> Parts:
    return spoken(task) if task.value is None else clause(task, year)


def _tasks(tasks: list[Figure], year: int) -> list[Parts]:
    """Those with the same partners in one point."""
    found = [_task(task, year) for task in tasks if not task.about]
    partners = dict.fromkeys(task.about for task in tasks if task.about)
    for partner in partners:
        own = [spoken(task) for task in tasks if task.about == partner]
        lead = _("Phối hợp với {partner}: {each}")
        found.append(told(lead, partner=partner, each=joined(own, "; ", last=_("; và "))))
    return found
