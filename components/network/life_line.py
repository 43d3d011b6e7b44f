"""The six stages of a station's life on one line, each with its day; where it is now, what nobody has
told, what is still to come."""

from datetime import date
from typing import Any

from components import html
from components.marks import attrs
from components.published import moment_text
from domain.network.stages import STAGES, SUSPENDED, Life, Stage
from language import _
from language.numbers import NOT_APPLICABLE, missing


def life_line(life: Life, today: date) -> html.Ol:
    now = life.on(today)
    reached = list(STAGES).index(now.stage) if now else -1
    return html.Ol(
        [_item(code, n, life, now, reached) for n, code in enumerate(STAGES)], className="life-x"
    )


def _item(code: str, n: int, life: Life, now: Stage | None, reached: int) -> html.Li:
    """The newest stage of that name; one before today's that nobody told is unknown, but for a
    suspension, which need not have been."""
    told = [stage for stage in life.in_order if stage.stage == code]
    here = now is not None and code == now.stage
    look = ""
    small = NOT_APPLICABLE
    if told:
        look = "known"
        small = _("từ {day}", day=moment_text(told[-1].day)) if told[-1].day else missing()
    elif n < reached and code != SUSPENDED:
        look = "unknown"
        small = missing()
    words: list[Any] = [html.B(_(STAGES[code])), html.Small(small)]
    return html.Li(words, className=look or None, **attrs(aria_current="step" if here else None))
