"""The answers that the institute keeps ready, where somebody answers: which one is used, who read it
last, on which day, and whether the law says something else since."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from components import html
from components.marks import attrs, pill, present
from language import _
from language.dates import day
from read_models.prepared_answers import Prepared, cited_words


def prepared_choices(
    answers: Sequence[Prepared], chosen: int, href: Callable[[int], str], today: date
) -> list[Any]:
    """All that may be used; `href`: of the page with another one chosen, 0 for none, to which the
    chosen one leads."""
    if not answers:
        none = _("Viện chưa cho dùng câu nào; câu trả lời dưới đây do người tra viết.")
        return [html.P(none, className="hint")]
    lines = [_choice(one, one.id == chosen, href, today) for one in answers]
    return [html.Ul(lines, className="pa-list")]


def _choice(one: Prepared, chosen: bool, href: Callable[[int], str], today: date) -> html.Li:
    link = html.A(
        one.shown,
        href=href(0 if chosen else one.id),
        **attrs(aria_current="true" if chosen else None),
    )
    told = _("{by} đọc ngày {day}", by=one.read_by, day=day(one.read_on))
    cited = "; ".join(cited_words(code, today) for code in one.cites)
    stale = pill(_("Quy định đã đổi"), "warn") if one.changed(today) else None
    small = html.Small(f"{told}. {cited}", className="hint line")
    return html.Li(present(link, stale, small), className="chosen" if chosen else None)
