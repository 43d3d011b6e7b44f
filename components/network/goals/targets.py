"""Targets: what is reached with the mark of the time that has passed and the verdict in words; the
stations of a target by their stage."""

from typing import Any

from components import html
from components.chart_card import card, card_menu
from components.marks import attrs, pill, present
from components.network.goals.view import TARGET, View
from components.progress import bar
from domain.network.goals import (
    BEHIND,
    BY_HAND,
    METRICS,
    MISSED,
    ON_TRACK,
    REACHED,
    REQUESTS,
    STATIONS,
    TRAINED,
    UNKNOWN,
    VERDICTS,
    VIEWS,
    Target,
)
from domain.network.stages import STAGES
from language import _
from language.dates import day
from language.numbers import missing, number, percent
from sitemap import addresses, file_addresses

INDICATOR = "tram-va-muc-tieu"
TONES = {REACHED: "ok", ON_TRACK: "ok", BEHIND: "warn", MISSED: "bad", UNKNOWN: "off"}


def targets_card(view: View) -> html.Section:
    title = _("Chỉ tiêu")
    data = view.data
    if not data.targets:
        nothing = _("Chưa đặt chỉ tiêu nào cho năm {year}.", year=data.year)
        return card(title, html.P(nothing, className="muted"), indicator=INDICATOR)
    lines = [_line(view, target) for target in data.targets]
    said = _("Vạch đen: phần thời gian đã qua")
    book, rows = (file_addresses.goals_file(data.year, ending) for ending in ("xlsx", "csv"))
    menu = card_menu(title, INDICATOR, book, rows)
    body = html.Ul(lines, className="goals-x")
    drawn = card(title, body, subtitle=said, side=menu, indicator=INDICATOR)
    drawn |= attrs(data_file=f"muc-tieu-{data.year}")
    return drawn


def _line(view: View, target: Target) -> html.Li:
    now = view.data.counted[target.id]
    today = view.data.today
    verdict = target.verdict(now, today)
    return html.Li([_what(view, target), _progress(view, target, now), pill(_(VERDICTS[verdict]), TONES[verdict])])  # fmt: skip


def _what(view: View, target: Target) -> html.Div:
    base = number(target.base) if target.base is not None else _("chưa đặt")
    who = _("gốc: {base}; phụ trách: {who}", base=base, who=target.responsible)
    days = f"{day(target.since)} – {day(target.until)}"
    name: Any = html.B(target.name, lang="vi")
    if view.may:
        name = html.A(target.name, href=addresses.goals(view.data.year, write=f"{TARGET}{target.id}"), lang="vi")  # fmt: skip
    how = html.Small(_(METRICS[target.metric]), className="hint line")
    mark = pill(_("minh họa"), "warn") if target.illustrative else None
    small = [html.Small(text, className="hint line") for text in (days, who)]
    return html.Div(present(name, *small, how, mark))


def _progress(view: View, target: Target, now: int | None) -> html.Div:
    """The number opens what it counts; one told by hand names its source."""
    time = target.share_of_time(view.data.today)
    passed = _("đã qua {share} thời gian", share=percent(time))
    goal = f"{number(target.value)} {target.unit}"
    value: Any = missing() if now is None else number(now)
    if now is not None and (rows := _rows(target)):
        value = html.A(value, href=rows)
    share = percent(now / target.value) if now is not None else missing()
    text = _("{share} chỉ tiêu; {passed}", share=share, passed=passed)
    drawn = bar(now or 0, target.value, text, lines={passed: round(time * target.value)})
    source = (
        html.Small(target.reached_source, className="hint line", lang="vi")
        if target.metric == BY_HAND and target.reached_source
        else None
    )
    head = html.Div([html.B(value), f" / {goal}"])
    return html.Div(present(head, drawn, html.Small(text, className="hint"), source))


def _rows(target: Target) -> str:
    year = target.until.year
    return {
        STATIONS: addresses.stations(),
        REQUESTS: addresses.stations(),
        TRAINED: addresses.events(query=f"nam={year}"),
        VIEWS: addresses.visits(year),
    }.get(target.metric, "")


def stages_card(view: View) -> html.Section:
    """Every station by the stage of today: working ones count, the others stand apart."""
    stages = [stage.stage for life in view.lives if (stage := life.on(view.data.today))]
    lines = [
        html.Li([html.A(_(label), href=addresses.stations()), html.B(number(stages.count(code)))])
        for code, label in STAGES.items()
    ]
    unknown = len(view.lives) - len(stages)
    lines.append(html.Li([html.Span(_("Chưa ghi giai đoạn")), html.B(number(unknown))]))
    note = html.P(_("Trạm kết thúc sau này không làm đổi số đã đếm."), className="hint")
    title, said = _("Trạm theo giai đoạn"), _("Đến {day}", day=day(view.data.today))
    body = html.Div([html.Ul(lines, className="stages-x"), note])
    return card(title, body, subtitle=said, indicator=INDICATOR)
