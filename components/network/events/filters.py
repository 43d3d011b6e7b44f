"""What narrows the list of events: year, step, words, kind, host, province; all of it in the
address."""

from typing import Any

from components import html
from components.forms import choice, text_field
from components.marks import attrs, icon
from domain.network.events import STEPS
from domain.places.provinces import PROVINCES_34, place_name
from domain.text.folding import sort_key
from language import _
from language.numbers import number
from read_models.events import INSTITUTE, STEP_NAMES, EventsView, kinds
from sitemap import addresses


def year_links(view: EventsView) -> html.Div:
    """Years of which anything is recorded."""
    links = [
        html.A(
            str(year),
            href=addresses.events(query=view.asked.query(nam=year)),
            **attrs(aria_current="true" if year == view.year else None),
        )
        for year in view.years[:5]
    ]
    named = attrs(aria_label=_("Năm"))
    return html.Div(links, className="switch wrap", role="group", **named)


def bar(view: EventsView) -> html.Div:
    return html.Div([_form(view), _chips(view)], className="events-bar")


def _form(view: EventsView) -> html.Form:
    asked = view.asked
    prefix = "loc"
    fields: list[Any] = [text_field("q", _("Tên, nơi, đơn vị"), asked.text, prefix=prefix)]
    every = {"": _("Mọi loại")} | {name: _(label) for name, label in kinds().items()}
    now = next((name for name in kinds() if asked.query(loai=name) == asked.query()), "")
    fields.append(choice("loai", _("Loại"), every, now, prefix=prefix))
    if view.own is None:
        hosts = {"": _("Mọi đơn vị chủ trì"), INSTITUTE: _("Viện")} | host_names(view)
        fields.append(choice("chu-tri", _("Chủ trì"), hosts, asked.host, prefix=prefix))
    place = PROVINCES_34[asked.vn34].slug if asked.vn34 else ""
    fields.append(choice("tinh", _("Tỉnh"), provinces(by_slug=True), place, prefix=prefix))
    send = html.Button([icon("search"), _("Lọc")], type="submit", className="btn-q")
    kept = asked.query(**{"loai": "", "chu-tri": "", "tinh": "", "q": ""})
    return html.Form(
        [*fields, send],
        action=addresses.events(),
        method="GET",
        className="filter-x",
        **attrs(data_keep=kept.removeprefix("?")),
    )


def host_names(view: EventsView) -> dict[str, str]:
    """Id → host of the stations, in Vietnamese order."""
    listed = sorted(view.stations.items(), key=lambda pair: sort_key(pair[1]))
    return {str(number): host for number, host in listed}


def provinces(*, by_slug: bool = False) -> dict[str, str]:
    """The provinces of today; '' for none of them."""
    names = {code: place_name(code, "vn34") for code in PROVINCES_34}
    listed = sorted(names, key=lambda code: sort_key(names[code]))
    first = _("Mọi tỉnh") if by_slug else _("Trực tuyến, hoặc chưa rõ")
    return {"": first} | {
        (PROVINCES_34[code].slug if by_slug else code): names[code] for code in listed
    }


def _chips(view: EventsView) -> html.Div:
    """A count is the number of the rows that its chip leaves."""
    steps = [view.step(row) for row in view.shown]
    counts = {"": len(steps)} | {step: steps.count(step) for step in STEP_NAMES}
    links = [
        html.A(
            [_(STEPS[step]).capitalize() if step else _("Tất cả"), " ", html.B(number(n))],
            href=addresses.events(query=view.asked.query(buoc=STEP_NAMES.get(step, ""))),
            className="chip-x",
            **attrs(aria_current="true" if step == view.asked.step else None),
        )
        for step, n in counts.items()
        if n or not step
    ]
    named = attrs(aria_label=_("Bước"))
    return html.Div(links, className="chips-x", role="group", **named)
