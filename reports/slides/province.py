"""Slides of one province's register. A number is said with its day; what is not known is no
zero."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from domain.local_names.indications import incomplete
from domain.places.provinces import PROVINCES_34, Province, members, place_name
from domain.records.classes import class_label
from domain.records.kinds import KINDS
from domain.records.statuses import ALIVE, GROUPS, statuses_in
from language import _, ngettext
from language.dates import day
from language.numbers import number
from language.translation import lower_first
from read_models.overview import Overview, Tile, WorkItem, YearToDate
from read_models.slides import (
    MOVING,
    Bar,
    Bars,
    Big,
    Check,
    Columns,
    Compared,
    Rows,
    Slide,
)
from reports.slides.findings import compared, listed, most, share
from reports.slides.wording import (
    KIND_SHADES,
    dated,
    kind_name,
    kind_within,
    skipped,
)

GROUP_SHADES = {
    "in_force": "in-force",
    "examination": "examination",
    "in_grace": "in-grace",
    "ended": "ended",
    "refused": "line-strong",
    "unknown": "line-strong",
}
CLASSES = 6
TIED = 3
"""How many of a tie a headline names."""


def province_slides(data: Overview, today: date) -> tuple[Slide, ...]:
    """In the order in which they are told. A register without anything gives one slide that is
    left out, with its reason."""
    place = PROVINCES_34[data.vn34]
    if data.as_of.empty:
        return (skipped("con-hieu-luc", place.shown, _("Chưa có dữ liệu của tỉnh này.")),)
    return (
        alive_slide(data, place, today),
        filings_slide(data, place, today),
        granted_slide(data, place, today),
        status_slide(data, place, today),
        classes_slide(data, place, today),
        deadlines_slide(data, place, today),
        former_slide(data, place, today),
    )


def kinds_of(data: Overview) -> list[tuple[str, int]]:
    """Titles alive by kind, most first; kinds without any last, in their own order."""
    counts = [(tile.kind, tile.alive) for tile in data.tiles if tile.kind]
    return sorted(counts, key=lambda item: -item[1])


def alive_title(place: str, counts: Sequence[tuple[str, int]]) -> str:
    """'Nghệ An: 336 văn bằng còn hiệu lực, cứ 10 thì 9 là nhãn hiệu'. Of a tie all leaders are
    named. `counts`: kind → alive."""
    total = sum(n for _kind, n in counts)
    found = _(
        "{place}: {finding}",
        place=place,
        finding=ngettext(
            "{number} văn bằng còn hiệu lực",
            "{number} văn bằng còn hiệu lực",
            total,
            number=number(total),
        ),
    )
    leaders, top = most([(kind_within(kind), n) for kind, n in counts])
    if not leaders or len(leaders) > TIED:
        return found
    if len(leaders) == 1:
        return f"{found}, {share(top, total, leaders[0])}"
    words = _("nhiều nhất là {names}, mỗi loại {n}", names=listed(leaders), n=number(top))
    return f"{found}, {words}"


def alive_bars(counts: Sequence[tuple[str, int]]) -> tuple[Bar, ...]:
    return tuple(Bar(kind_name(kind), n, number(n), KIND_SHADES[kind]) for kind, n in counts)


def year_change(tile: Tile) -> str:
    """'▲ 38 so với 28/11/2025'; '' where the data do not reach back."""
    if tile.year_ago is None:
        return ""
    apart = tile.alive - tile.year_ago
    if apart == 0:
        return _("bằng ngày {day}", day=day(tile.year_ago_day))
    sign = "▲" if apart > 0 else "▼"
    return _("{sign} {n} so với {day}", sign=sign, n=number(abs(apart)), day=day(tile.year_ago_day))


def alive_slide(data: Overview, place: Province, today: date) -> Slide:
    counts = kinds_of(data)
    whole = data.tiles[0]
    big = Big(number(whole.alive), _("văn bằng còn hiệu lực"), year_change(whole))
    note = incomplete() if dict(counts).get("CDDL") else ""
    slide = Slide(
        "con-hieu-luc",
        alive_title(place.shown, counts),
        left=(big, Bars("", alive_bars(counts), note)),
        right=(_filing_columns(data),),
        method=(
            (
                _("Còn hiệu lực"),
                _("còn hiệu lực và còn được nộp muộn, tính đến ngày của số liệu."),
            ),
            (_("Đơn nộp"), _("theo ngày nộp đơn; các loại chung một thang đo.")),
        ),
        rows=_kind_rows(data),
        minutes=4,
    )
    return dated(slide, data.as_of, today)


def _kind_rows(data: Overview) -> Rows:
    columns = (_("Loại"), *(_(group.label) for group in GROUPS.values()), _("Cộng"))
    rows = []
    for kind in KINDS:
        found = data.status.get(kind, {})
        counts = [sum(found.get(status, 0) for status in statuses_in(group)) for group in GROUPS]
        rows.append((kind_name(kind), *(number(n) for n in counts), number(sum(counts))))
    return Rows(columns, tuple(rows))


def _year_totals(data: Overview) -> list[tuple[int, int]]:
    filed = data.filings
    return [
        (year, sum(counts[i] for counts in filed.counts.values()))
        for i, year in enumerate(filed.years)
    ]


def _filing_columns(data: Overview) -> Columns:
    filed = data.filings
    bars = []
    for i, (year, total) in enumerate(_year_totals(data)):
        parts = tuple(
            (KIND_SHADES[kind], filed.counts[kind][i])
            for kind in reversed(KINDS)
            if filed.counts[kind][i]
        )
        unfinished = filed.incomplete and year == filed.years[-1]
        bars.append(Bar(str(year), total, number(total), pale=unfinished, parts=parts))
    note = ""
    if filed.incomplete:
        note = _(
            "Một thang đo; cột nhạt: {year} đến {day}, còn tăng khi đơn được công bố.",
            year=filed.years[-1],
            day=day(data.as_of.until),
        )
    return Columns(_("Đơn nộp mỗi năm"), tuple(bars), note)


def filings_title(place: str, totals: Sequence[tuple[int, int]], unfinished: str) -> str:
    """Which year has most applications, all of a tie. The running year counts with what is known of
    it and says so (`unfinished`: its last day, '' where it is over): it can only grow. '' where
    there is no application."""
    names = [str(year) for year, _n in totals]
    if unfinished:
        names[-1] = _("{year} (đến {day})", year=names[-1], day=unfinished)
    years, top = most(list(zip(names, (n for _year, n in totals), strict=True)))
    if not years:
        return ""
    if len(years) > TIED:
        return _("{place}: không năm nào quá {n} đơn", place=place, n=number(top))
    return ngettext(
        "{place} nộp nhiều đơn nhất năm {years}: {number} đơn",
        "{place} nộp nhiều đơn nhất năm {years}: {number} đơn",
        top,
        place=place,
        years=listed(years),
        number=number(top),
    )


def filings_slide(data: Overview, place: Province, today: date) -> Slide:
    """The year with most applications."""
    totals = _year_totals(data)
    unfinished = day(data.as_of.until) if data.filings.incomplete else ""
    finding = filings_title(place.shown, totals, unfinished)
    if not finding:
        return skipped("don-nop", _("Đơn nộp mỗi năm"), _("Chưa có đơn nào trong các năm này."))
    columns = _filing_columns(data)
    rows = tuple(
        (str(year), *(number(data.filings.counts[kind][i]) for kind in KINDS), number(n))
        for i, (year, n) in enumerate(totals)
    )
    slide = Slide(
        "don-nop",
        finding,
        left=(columns,),
        method=(
            (
                _("Năm nhiều nhất"),
                _("theo ngày nộp; năm đang chạy tính số đã biết, còn tăng khi đơn được công bố."),
            ),
        ),
        rows=Rows((_("Năm"), *(kind_name(kind) for kind in KINDS), _("Cộng")), rows),
    )
    return dated(slide, data.as_of, today)


def granted_slide(data: Overview, place: Province, today: date) -> Slide:
    """Granted this year beside the same days of last year."""
    found = next((part for part in data.to_date if part.measure == "granted"), None)
    title = _("Văn bằng cấp từ đầu năm")
    if found is None or not (found.n or found.last_n):
        return skipped("cap", title, _("Chưa có văn bằng nào được cấp trong hai năm."))
    than = _("cùng kỳ năm trước")
    finding = ngettext(
        "{place}: {number} văn bằng cấp từ đầu năm, {change}",
        "{place}: {number} văn bằng cấp từ đầu năm, {change}",
        found.n,
        place=place.shown,
        number=number(found.n),
        change=compared(found.n, found.last_n, than),
    )
    lines = tuple(
        (kind_name(kind), ((number(now), ""), (number(last), "")))
        for kind, (now, last) in found.by_kind.items()
        if now or last
    )
    slide = Slide(
        "cap",
        finding,
        left=(
            Big(number(found.n), _("văn bằng, {since} đến {until}", **_days(found))),
            Bars(_("So với cùng kỳ"), _two_years(found)),
        ),
        right=(Compared((str(found.until.year), str(found.last_until.year)), lines),),
        method=(
            (
                _("Cùng kỳ"),
                _("{since} đến {until}", since=day(found.last_since), until=day(found.last_until)),
            ),
        ),
        rows=Rows(
            (_("Loại"), str(found.until.year), str(found.last_until.year)),
            tuple((label, now[0], last[0]) for label, (now, last) in lines),
        ),
    )
    return dated(slide, data.as_of, today)


def _days(found: YearToDate) -> dict[str, str]:
    return {"since": day(found.since), "until": day(found.until)}


def _two_years(found: YearToDate) -> tuple[Bar, ...]:
    return (
        Bar(str(found.until.year), found.n, number(found.n), "primary"),
        Bar(str(found.last_until.year), found.last_n, number(found.last_n)),
    )


def status_slide(data: Overview, place: Province, today: date) -> Slide:
    """How much of everything in the register is alive."""
    by_status = Counter[str]()
    for found in data.status.values():
        by_status.update(found)
    groups = {group: sum(by_status[status] for status in statuses_in(group)) for group in GROUPS}
    total = sum(groups.values())
    if not total:
        return skipped("tinh-trang", _("Tình trạng pháp lý"), _("Chưa có bản ghi nào."))
    alive = sum(by_status[status] for status in ALIVE)
    finding = _(
        "{place}: {n} trong {total} bản ghi là văn bằng còn hiệu lực",
        place=place.shown,
        n=number(alive),
        total=number(total),
    )
    bars = tuple(
        Bar(_(GROUPS[group].label), n, number(n), GROUP_SHADES[group])
        for group, n in groups.items()
        if n
    )
    slide = Slide(
        "tinh-trang",
        finding,
        left=(Bars(_("Bản ghi theo tình trạng pháp lý"), bars),),
        method=(
            (
                _("Văn bằng còn hiệu lực"),
                _("còn hiệu lực và còn được nộp muộn; đơn đang thẩm định đứng riêng."),
            ),
        ),
        rows=_kind_rows(data),
    )
    return dated(slide, data.as_of, today)


def classes_slide(data: Overview, place: Province, today: date) -> Slide:
    """The Nice classes with most marks alive."""
    title = _("Nhãn hiệu theo nhóm Nice")
    labels = [(class_label(code), n) for code, n in data.nice]
    leaders, top = most(labels)
    if not leaders:
        return skipped("nhom-nice", title, _("Chưa có nhãn hiệu còn hiệu lực."))
    finding = ngettext(
        "{place}: nhãn hiệu nhiều nhất ở {names}, {number} nhãn hiệu",
        "{place}: nhãn hiệu nhiều nhất ở {names}, {number} nhãn hiệu",
        top,
        place=place.shown,
        names=listed([lower_first(name) for name in leaders]),
        number=number(top),
    )
    bars = tuple(Bar(name, n, number(n), "nh") for name, n in labels[:CLASSES])
    slide = Slide(
        "nhom-nice",
        finding,
        left=(Bars(_("Nhãn hiệu còn hiệu lực"), bars),),
        method=((_("Nhóm Nice"), _("một nhãn hiệu được đếm ở mỗi nhóm của nó.")),),
        rows=Rows((_("Nhóm Nice"), _("Nhãn hiệu")), tuple((name, number(n)) for name, n in labels)),
    )
    return dated(slide, data.as_of, today)


def deadlines_slide(data: Overview, place: Province, today: date) -> Slide:
    """What falls due in 90 days, and what can still be paid late."""
    if data.as_of.on:
        why = _("Thời hạn của một ngày đã qua đứng ở trang Thời hạn.")
        return skipped("thoi-han", _("Thời hạn"), why)
    late, due = (_work(data, what) for what in ("late", "due"))
    if not late.n and not due.n:
        return skipped("thoi-han", _("Thời hạn"), _("Không có thời hạn nào trong 90 ngày tới."))
    finding = _(
        "{place}: {due} thời hạn trong 90 ngày tới, {late} hạn còn được nộp muộn",
        place=place.shown,
        due=number(due.n),
        late=number(late.n),
    )
    slide = Slide(
        "thoi-han",
        finding,
        left=(Big(number(due.n), _("thời hạn trong 90 ngày tới"), _nearest(due)), _work_bars(due)),
        right=(Big(number(late.n), _("hạn còn được nộp muộn")), _work_bars(late)),
        method=(
            (_("Trong 90 ngày tới"), _("hạn duy trì, gia hạn mà chưa ghi nhận việc nào.")),
            (_("Còn được nộp muộn"), _("đã qua hạn, còn trong thời gian nộp muộn.")),
        ),
        rows=Rows(
            (_("Loại"), _("Trong 90 ngày tới"), _("Còn được nộp muộn")),
            tuple(
                (
                    kind_name(kind),
                    number(dict(due.by_kind).get(kind, 0)),
                    number(dict(late.by_kind).get(kind, 0)),
                )
                for kind in KINDS
            ),
        ),
        checks=(Check(MOVING, _("Đổi theo ngày: hạn qua đi, hạn mới đến")),),
    )
    return dated(slide, data.as_of, today)


def _work(data: Overview, what: str) -> WorkItem:
    return next(
        (item for item in data.work if item.what == what), WorkItem(what, 0, (), None, None)
    )


def _nearest(item: WorkItem) -> str:
    return _("gần nhất {day}", day=day(item.nearest)) if item.nearest else ""


def _work_bars(item: WorkItem) -> Bars:
    return Bars("", alive_bars(item.by_kind))


def former_slide(data: Overview, place: Province, today: date) -> Slide:
    """A merged province by the provinces that it is made of."""
    if len(members(place.code)) < 2:
        return skipped("tinh-cu", _("Theo tỉnh cũ"), _("Tỉnh này không được hợp nhất."))
    counts = [(place_name(code, "vn63"), alive) for code, (alive, _all) in data.former.items()]
    names, top = most(counts)
    if not names:
        return skipped("tinh-cu", _("Theo tỉnh cũ"), _("Chưa có văn bằng còn hiệu lực."))
    total = sum(n for _name, n in counts)
    finding = _(
        "{place}: {n} trong {total} văn bằng còn hiệu lực thuộc {names}",
        place=place.shown,
        n=number(top),
        total=number(total),
        names=listed(names),
    )
    if len(names) > 1:
        finding = _(
            "{place}: {names} cùng có {n} văn bằng còn hiệu lực",
            place=place.shown,
            names=listed(names),
            n=number(top),
        )
    bars = tuple(
        Bar(name, n, number(n), "primary" if name in names else "examination")
        for name, n in sorted(counts, key=lambda item: -item[1])
    )
    rows = tuple(
        (place_name(code, "vn63"), number(alive), number(all_))
        for code, (alive, all_) in data.former.items()
    )
    slide = Slide(
        "tinh-cu",
        finding,
        left=(Bars(_("Văn bằng còn hiệu lực theo tỉnh trước 01/07/2025"), bars),),
        method=((_("Tỉnh cũ"), _("theo địa chỉ trong bản ghi; “chưa rõ” khi địa chỉ không đủ.")),),
        rows=Rows((_("Tỉnh cũ"), _("Còn hiệu lực"), _("Tất cả bản ghi")), rows),
    )
    return dated(slide, data.as_of, today)
