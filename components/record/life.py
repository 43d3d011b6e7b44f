"""The life of a title: a bar of its statuses up to today and of the term that is left, with the
days that matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from components import endings, html
from components.chart_card import card
from components.marks import attrs, present
from components.record.view import COMPUTED, View
from domain.records.statuses import ALIVE, STATUSES
from domain.terms.rules import INTERNATIONAL
from language import _
from language.dates import day
from language.durations import span

WIDE, NARROW = 20.0, 49.0
"""What a label takes of the bar, in per cent, in a wide and in a narrow card; assets/record.css has
the width where they part."""


@dataclass(frozen=True)
class Piece:
    """A stretch of the bar; `share` of its length in per cent."""

    look: str
    label: str
    share: float


def life_card(view: View) -> html.Section | None:
    """Nothing where no date is known to begin with."""
    start = min(
        (d for d in (view.record.application_date, view.record.registration_date) if d),
        default=None,
    )
    if start is None or start > view.today:
        return None
    left = view.data.term_end if view.data.status in ALIVE and view.data.term_end else None
    end = max(left or view.today, view.today)
    bar = html.Div(
        [_drawn(piece) for piece in pieces(view, start, end)],
        className="life",
        role="img",
        **attrs(aria_label=_sentence(view)),
    )
    return card(
        _("Vòng đời"),
        [bar, _marks(_days(view, start, left), start, end)],
        subtitle=_subtitle(view, start),
    )


def pieces(view: View, start: date, end: date) -> list[Piece]:
    """The statuses in their order, then what is left of the term."""
    length = max((end - start).days, 1)
    found = []
    for period in view.data.periods:
        since = max(period.since or start, start)
        until = min(period.until or view.today, view.today)
        if until > since:
            status = STATUSES[period.status]
            found.append(
                Piece(
                    status.group.replace("_", "-"),
                    _(status.label),
                    (until - since).days / length * 100,
                )
            )
    if end > view.today:
        found.append(Piece("left", _("Thời hạn còn lại"), (end - view.today).days / length * 100))
    return found


def rows(shares: Sequence[float], room: float) -> list[int]:
    """The line, from 0, in which each label stands under its share of the bar without touching
    another that is `room` per cent wide; the shares are in ascending order, and the labels at the
    ends are moved inwards."""
    found: list[int] = []
    last: list[float] = []
    for share in shares:
        middle = min(max(share, room / 2), 100 - room / 2)
        row = next((i for i, before in enumerate(last) if middle - before >= room), len(last))
        last[row : row + 1] = [middle]
        found.append(row)
    return found


def _marks(days: list[tuple[str, date]], start: date, end: date) -> html.Ol:
    length = max((end - start).days, 1)
    shares = [(on - start).days / length * 100 for _label, on in days]
    wide, narrow = rows(shares, WIDE), rows(shares, NARROW)
    items = []
    for (label, on), share, row, low in zip(days, shares, wide, narrow, strict=True):
        style: dict[str, Any] = {
            "--at": f"{share:.2f}%",
            "--row": str(row),
            "--row-narrow": str(low),
        }
        items.append(
            html.Li([html.Span(label), html.B(day(on))], className=_side(share), style=style)
        )
    height = {"--rows": str(max(wide) + 1), "--rows-narrow": str(max(narrow) + 1)}
    return html.Ol(items, className="life-days", style=height)


def _side(share: float) -> str | None:
    """At which end of its words a mark stands that is too near to an end of the bar to stand below
    their middle."""
    if share < WIDE / 2:
        return "from"
    return "to" if share > 100 - WIDE / 2 else None


def _drawn(piece: Piece) -> html.Span:
    return html.Span(
        className=f"sw {piece.look}", title=piece.label, style={"width": f"{piece.share:.2f}%"}
    )


def _days(view: View, start: date, left: date | None) -> list[tuple[str, date]]:
    record = view.record
    known = [
        (_("Nộp đơn"), record.application_date),
        (
            _("Đăng ký quốc tế") if record.office == INTERNATIONAL else _("Cấp văn bằng"),
            record.registration_date,
        ),
        (_("Ngày xem") if view.data.as_of and view.data.as_of.on else _("Hôm nay"), view.today),
        (_("Hết thời hạn bảo hộ"), left),
    ]
    return sorted(((label, on) for label, on in known if on), key=lambda pair: pair[1])


def _subtitle(view: View, start: date) -> str:
    passed = _("Đã qua {span} từ {day}", span=span(start, view.today), day=day(start))
    end = view.data.term_end
    if ended := endings.ended(view.data.present):
        return f"{passed}; {ended}"
    if end is None or view.data.status not in ALIVE:
        return passed
    given = _("theo cơ quan cấp") if view.record.expiry_date else _(COMPUTED)
    return f"{passed}; " + _("thời hạn đến {day}, {how}", day=day(end), how=given)


def _sentence(view: View) -> str:
    told = [
        " ".join(present(_(STATUSES[p.status].label), endings.since(p))) for p in view.data.periods
    ]
    return _("Các giai đoạn tình trạng pháp lý: {list}.", list="; ".join(told))
