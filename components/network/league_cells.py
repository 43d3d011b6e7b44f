"""The cells of the list of stations: months as boxes, alarm, change, requests by month, level."""

from collections.abc import Sequence
from typing import Any

from components import html
from components.marks import attrs, pill, present
from domain.network.hosts import abbreviated
from domain.network.maturity import HIGHEST, NEEDS
from domain.network.reporting import AMBER, LATE, ON_TIME, RED, SENT_BACK, STANDINGS
from domain.network.stages import SUSPENDED
from language import _, ngettext
from language.dates import month
from language.numbers import NOT_APPLICABLE, missing, number
from read_models.league import LeagueRow
from read_models.station_work import Work
from sitemap import addresses

ALARMS = {RED: "bad", AMBER: "warn"}
WIDTH, HEIGHT, STEP = 72, 20, 6
LEAST_TOP = 5
"""The top of small columns is never below: one request must not look like a peak."""


def station_name(row: LeagueRow) -> list[Any]:
    """The name; of one that is called after its host with the host on a line of its own."""
    name, dash, host = row.station.host.partition(" – ")
    href = addresses.station(row.station.id)
    link = html.A(abbreviated(name), href=href, title=row.station.host, lang="vi")
    if row.station.illustrative:
        return present(link, invented(), html.Small(host, lang="vi") if dash else None)
    told = html.Small(_("số liệu minh họa")) if row.months_invented else None
    return present(link, told)


def invented() -> html.Span:
    """The small hatched square beside what does not exist."""
    said = _("minh họa")
    return html.Span(className="mark-x", title=said, role="img", **attrs(aria_label=said))


def of(n: int, expected: int) -> str:
    return f"{number(n)}/{number(expected)}" if expected else NOT_APPLICABLE


def boxes(row: LeagueRow, months: Sequence[str]) -> html.A:
    """A box a month, told by its shape as well as its colour; together they are one link, large
    enough to be hit, to the station's reports."""
    told = [
        f"{month(text)}: {_(STANDINGS[stood])}"
        for text, stood in zip(months, row.stood, strict=True)
    ]
    drawn = [
        html.Span(className=stood, title=said) for stood, said in zip(row.stood, told, strict=True)
    ]
    href = addresses.station_reports(row.station.id)
    return html.A(drawn, href=href, className="boxes-x", **attrs(aria_label="; ".join(told)))


def nudge(row: LeagueRow) -> html.A | None:
    """Leads to the letter that reminds a station of which something is missing."""
    if not row.silence.alarm and row.newest != SENT_BACK:
        return None
    label = attrs(aria_label=_("Nhắc {station}", station=row.station.host))
    return html.A(_("Nhắc"), href=addresses.nudge(row.station.id), className="nudge-link", **label)


def alarm(row: LeagueRow, months: Sequence[str]) -> html.Span:
    silent = row.silence
    last = month(row.silence.last) if row.silence.last else _("chưa có kỳ nào")
    # months missing besides are the graver news
    if row.newest == SENT_BACK and silent.missing == 1:
        return pill(_("{month}, bị trả lại", month=month(months[-1])), "warn")
    if silent.alarm:
        return pill(_("{month}, thiếu {n}", month=last, n=silent.missing), ALARMS[silent.alarm])
    if row.group == SUSPENDED:
        return pill(_("{month}, tạm dừng", month=last), "off")
    if row.newest == LATE:
        return pill(_("{month}, nộp muộn", month=last), "info")
    return pill(last, "ok" if row.newest == ON_TIME else "off")


def told(value: int | None) -> Any:
    return html.Span(missing(), className="hint") if value is None else number(value)


def change(done: Work) -> Any:
    """Against the same months of the year before; of a new station nothing."""
    if done.change is None:
        return NOT_APPLICABLE
    return html.Span(change_words(done.change), className=tone(done.change))


def change_words(n: int) -> str:
    if not n:
        return "0"
    return f"{'▲' if n > 0 else '▼'} {number(abs(n))}"


def tone(n: int) -> str:
    if not n:
        return "muted"
    return "up" if n > 0 else "down"


def columns(row: LeagueRow, months: Sequence[str]) -> Any:
    """Requests of the due months as small columns from zero; a month that nobody told is a gap."""
    values = row.work.monthly
    if all(value is None for value in values):
        return NOT_APPLICABLE
    top = max(LEAST_TOP, *(value or 0 for value in values))
    points: list[str] = [f"0,{HEIGHT}"]
    for n, value in enumerate(values):
        y = HEIGHT - round((value or 0) / top * (HEIGHT - 1), 1)
        left, right = n * STEP, n * STEP + STEP - 2
        points += [f"{left},{HEIGHT}", f"{left},{y:g}", f"{right},{y:g}", f"{right},{HEIGHT}"]
    words = ", ".join(missing() if value is None else number(value) for value in values)
    first, last = month(months[0]), month(months[-1])
    said = _("Yêu cầu {first}–{last}: {values}", first=first, last=last, values=words)
    drawn = html.Svg(
        [html.Polyline(points=" ".join(points))],
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        className="columns-x",
    )
    return html.Span(drawn, title=said, role="img", **attrs(aria_label=said))


def level(row: LeagueRow) -> list[Any]:
    """Dots as many as the level, the number, and what the next one needs."""
    found = row.maturity
    filled = "●" * found.level + "○" * (HIGHEST - found.level)
    dots = html.Span(filled, className="dots-x", **attrs(aria_hidden="true"))
    name = number(found.level) if found.level else _("chưa xếp")
    if not found.missing:
        return [dots, html.B(name)]
    needs = ", ".join(_(NEEDS[code][1]) for code in found.missing)
    text = _("lên {level}: {needs}", level=found.level + 1, needs=needs)
    return [dots, html.B(name), html.Small(text)]


def counted(n: int) -> str:
    return ngettext("{n} Trạm", "{n} Trạm", n)
