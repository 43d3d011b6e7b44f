"""The parts of a station's sheet below its months: topics, its place, events, other results, what
is proposed in words."""

from typing import Any

from components import html
from components.marks import attrs
from components.network.year.words import part, total
from components.published import moment_text
from domain.network.monthly import TOPICS
from language import N_, _, ngettext
from language.dates import month
from language.numbers import missing, number
from read_models.station_year import COMPARED, StationYear

EVENTS, WORDS, LONGEST, TITLE = 3, 3, 140, 100
"""What one sheet has room for: events, proposals, letters of each, letters of an event's title."""
RESULTS = {
    "filings": N_("Đơn được hỗ trợ nộp"),
    "updates": N_("Lượt cập nhật thông tin"),
    "listings": N_("Tin đăng trên sàn giao dịch"),
    "partners": N_("Đơn vị phối hợp"),
}


def topics_part(view: StationYear) -> html.Section:
    known = {name: n for name in TOPICS if (n := view.total(name)) is not None}
    highest = max([*known.values(), 1])
    lines = [_topic(view, name, known.get(name), highest) for name in TOPICS]
    told = view.topics_told
    consulted = view.total("consultations")
    note = _("Chưa báo cáo nào ghi chủ đề.")
    if told is not None and consulted is not None:
        values = {"n": number(consulted), "told": number(told)}
        note = (
            _("{n} lượt tư vấn, mới ghi chủ đề của {told}.", **values)
            if told < consulted
            else _(
                "{n} lượt tư vấn, {told} lượt chủ đề (một lượt có thể có nhiều chủ đề).", **values
            )
        )
    return part(
        "topics",
        _("Tư vấn theo chủ đề"),
        html.Ul(lines, className="bars-x"),
        html.P(note, className="small-x"),
    )


def _topic(view: StationYear, name: str, n: int | None, highest: int) -> html.Li:
    fill = html.I(className="fill", style={"width": f"{100 * n / highest:.1f}%"}) if n else None
    bar = html.Span(fill, className="track")
    return html.Li([html.Span(_(TOPICS[name])), bar, html.B(total(view, name))])


def places_part(view: StationYear) -> html.Section:
    if not view.places:
        return part("places", _("Vị trí trong mạng lưới"), _small(_("Chưa tháng nào quá hạn nộp.")))
    lines = [_place(view, name) for name in COMPARED]
    note = _(
        "Trong các Trạm hoạt động đủ các tháng đã quá hạn nộp và có số của mọi tháng. Hạng 1 ở bên "
        "trái; Trạm bằng nhau cùng hạng."
    )
    return part(
        "places", _("Vị trí trong mạng lưới"), html.Ul(lines, className="bars-x"), _small(note)
    )


def _place(view: StationYear, name: str) -> html.Li:
    place = view.places[name]
    label = html.Span(_(COMPARED[name]))
    if place.rank is None:
        whole = all(month in view.expected for month in view.due)
        why = _("thiếu số tháng") if whole else _("chưa đủ năm")
        return html.Li([label, html.Span(why, className="muted"), html.B("–")])
    left = 100 * (place.rank - 1) / max(place.of - 1, 1)
    dot = html.I(className="dot", style={"left": f"{left:.1f}%"})
    return html.Li(
        [
            label,
            html.Span(dot, className="track place", **attrs(aria_hidden="true")),
            html.B(f"{number(place.rank)}/{number(place.of)}"),
        ]
    )


def events_part(view: StationYear) -> html.Section:
    title = _("Hội nghị, tập huấn")
    held = view.events
    if not held:
        return part("events", title, _small(_("Chưa ghi sự kiện nào trong năm.")))
    shown = held[-EVENTS:]
    rest = len(held) - EVENTS
    lines = [
        html.Li(
            [
                html.Span(moment_text(event.held)),
                html.Span(_short(event.title, TITLE), lang="vi"),
                html.B(missing() if event.delegates is None else number(event.delegates)),
            ]
        )
        for event in shown
    ]
    more = (
        _small(ngettext("và {n} sự kiện khác trong năm", "và {n} sự kiện khác trong năm", rest))
        if rest > 0
        else None
    )
    return part("events", title, html.Ul(lines, className="events-x"), more)


def results_part(view: StationYear) -> html.Section:
    lines = [html.Li([f"{_(label)}: ", total(view, name)]) for name, label in RESULTS.items()]
    lines.append(html.Li([_("Cán bộ Trạm, quy đổi: "), _staff(view)]))
    return part("results", _("Kết quả khác"), html.Ul(lines, className="plain-x"))


def _staff(view: StationYear) -> str:
    if view.staff is None:
        return missing()
    text, hundredths = view.staff
    share = number(hundredths / 100, 2).rstrip("0").rstrip(",.")
    return _("{n} (kỳ {month})", n=share, month=month(text))


def words_part(view: StationYear) -> html.Section:
    said = [*view.words("proposals"), *view.words("difficulties")]
    said.sort(key=lambda told: told[0])
    title = _("Đề xuất, khó khăn")
    if not said:
        return part("words", title, _small(_("Chưa báo cáo nào ghi đề xuất, khó khăn.")))
    lines = [_word(text, words) for text, words in said[-WORDS:]]
    rest = len(said) - WORDS
    more = _small(_("và {n} ý khác trong các báo cáo của năm", n=rest)) if rest > 0 else None
    return part("words", title, html.Ul(lines, className="plain-x"), more)


def _word(text: str, words: str) -> html.Li:
    return html.Li(
        [html.Span(_short(words, LONGEST), lang="vi"), f" ({_('kỳ {month}', month=month(text))})"]
    )


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _small(text: str) -> Any:
    return html.P(text, className="small-x")
