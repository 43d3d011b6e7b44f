"""A figure's formula with the numbers of a province's own first page, so that everybody can follow
it there."""

from collections.abc import Callable, Iterable

from domain.places.provinces import place_name
from domain.records.classes import class_label
from domain.records.kinds import KINDS, MARK_CATEGORIES
from domain.records.statuses import STATUSES
from language import _
from language.dates import day, month
from language.numbers import SMALLEST_BASE, change, number
from language.translation import lower_first
from read_models.overview import Overview, YearToDate


def _sum(parts: Iterable[tuple[str, int]], total: int) -> str:
    """'812 còn hiệu lực + 14 còn được nộp muộn = 826'; parts of zero are left out."""
    told = " + ".join(f"{number(n)} {label}" for label, n in parts if n)
    return f"{told} = {number(total)}" if told else f"{number(total)}"


def _alive(data: Overview) -> str:
    tile = data.tiles[0]
    return _sum(
        ((_status("in_force"), tile.alive - tile.in_grace), (_status("in_grace"), tile.in_grace)),
        tile.alive,
    )


def _status(code: str) -> str:
    return lower_first(_(STATUSES[code].label))


def _trend(data: Overview) -> str:
    return "; ".join(f"{month(name)}: {number(n)}" for name, n in data.tiles[0].months)


def _against_last_year(data: Overview) -> str:
    tile = data.tiles[0]
    if not tile.year_ago:
        return _("Chưa có số liệu {day} để so sánh", day=day(tile.year_ago_day))
    now, then = number(tile.alive), number(tile.year_ago)
    if tile.year_ago < SMALLEST_BASE:
        return f"{now} − {then} = {change(tile.alive, tile.year_ago)}"
    return f"({now} − {then}) ÷ {then} × 100% = {change(tile.alive, tile.year_ago)}"


def _work(data: Overview) -> str:
    labels = {
        "late": _("còn được nộp muộn, chưa ghi nhận"),
        "due": _("đến hạn trong 90 ngày"),
        "changed": _("hồ sơ đổi tình trạng pháp lý trong 30 ngày"),
    }
    told = "; ".join(
        f"{number(item.n)} {labels[item.what]}" for item in data.work if item.what in labels
    )
    return (
        told
        + ". "
        + _("Gồm cả phần đã ghi nhận: {n} còn được nộp muộn", n=number(data.tiles[0].in_grace))
    )


def _filings(data: Overview) -> str:
    filings = data.filings
    parts = [(_(KINDS[kind].short), counts[-1]) for kind, counts in filings.counts.items()]
    return f"{filings.years[-1]}: " + _sum(parts, sum(n for _label, n in parts))


def _to_date(measure: str) -> Callable[[Overview], str]:
    def told(data: Overview) -> str:
        span: YearToDate = next(d for d in data.to_date if d.measure == measure)
        now = _(
            "Từ {since} đến {until}: {n}",
            since=day(span.since),
            until=day(span.until),
            n=number(span.n),
        )
        then = _(
            "Từ {since} đến {until}: {n}",
            since=day(span.last_since),
            until=day(span.last_until),
            n=number(span.last_n),
        )
        return f"{now}. {then}"

    return told


def _statuses(data: Overview) -> str:
    totals = {
        code: sum(counts.get(code, 0) for counts in data.status.values()) for code in STATUSES
    }
    return _sum(((_status(code), n) for code, n in totals.items()), data.total)


def _nice(data: Overview) -> str:
    return "; ".join(f"{class_label(main)}: {number(n)}" for main, n in data.nice[:2])


def _owner(data: Overview) -> str:
    if not data.owners:
        return ""
    first = data.owners[0]
    return f"{first.name}: " + _sum(
        ((_(KINDS[kind].short), n) for kind, n in first.by_kind.items()), first.alive
    )


def _names(data: Overview) -> str:
    labels = {
        group: _(MARK_CATEGORIES[group[1]]) if group[1] else _(KINDS[group[0]].label)
        for group in data.specialities.counts
    }
    return _sum(
        ((labels[group], n) for group, n in data.specialities.counts.items()),
        sum(data.specialities.counts.values()),
    )


def _former(data: Overview) -> str:
    totals = [
        (place_name(code, "vn63"), total) for code, (_alive_now, total) in data.former.items()
    ]
    return _sum(totals, sum(n for _name, n in totals))


def _rows(data: Overview) -> str:
    return _sum(
        ((_(KINDS[kind].short), sum(counts.values())) for kind, counts in data.status.items()),
        data.total,
    )


EXAMPLES: dict[str, Callable[[Overview], str]] = {
    "con-hieu-luc": _alive,
    "xu-huong-12-thang": _trend,
    "so-voi-nam-truoc": _against_last_year,
    "can-xu-ly": _work,
    "don-nop-theo-nam": _filings,
    "nop-trong-nam": _to_date("filed"),
    "cap-trong-nam": _to_date("granted"),
    "tinh-trang-phap-ly": _statuses,
    "nhom-nice": _nice,
    "chu-so-huu": _owner,
    "dac-san": _names,
    "hai-ban-do": _former,
    "so-dang-ky": _rows,
}
"""Code of an indicator → its example from a province's first page."""
