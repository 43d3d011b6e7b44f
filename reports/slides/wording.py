"""What several slides say in the same words: where numbers come from, how old they are, names of
kinds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from domain.records.kinds import KINDS
from domain.records.sources import source_label
from language import _
from language.dates import day
from language.translation import lower_first
from read_models.overview import AsOf
from read_models.slides import STALE, Check, Slide

KIND_SHADES = {"SC": "sc", "GPHI": "gphi", "KDCN": "kdcn", "NH": "nh", "CDDL": "cddl"}


def source_of(fresh: AsOf) -> str:
    """The line at the foot of a slide of the register."""
    named = ", ".join(source_label(code) for code in fresh.sources)
    if not named:
        return _("Số liệu đến {day}.", day=day(fresh.until))
    return _("Số liệu đến {day}. Nguồn: {sources}.", day=day(fresh.until), sources=named)


def age(fresh: AsOf, today: date) -> tuple[Check, ...]:
    """That the numbers stop before today; those of a chosen day are meant to."""
    if fresh.on or fresh.rolled_to is None or fresh.rolled_to >= today:
        return ()
    n = (today - fresh.rolled_to).days
    return (Check(STALE, _("Số đến {day}, cũ {n} ngày", day=day(fresh.rolled_to), n=n)),)


def dated(slide: Slide, fresh: AsOf, today: date) -> Slide:
    """The slide with the day, the source and the mark of the register that it shows."""
    return replace(
        slide,
        source=source_of(fresh),
        until=fresh.until,
        illustrative=fresh.illustrative,
        checks=age(fresh, today) + slide.checks,
    )


def mark_of(invented: Sequence[bool]) -> str:
    """none, part or all of what is shown is invented."""
    if invented and all(invented):
        return "all"
    return "part" if any(invented) else "none"


def kind_name(kind: str) -> str:
    return _(KINDS[kind].label)


def kind_within(kind: str) -> str:
    """The same in the middle of a sentence."""
    return lower_first(kind_name(kind))


def skipped(key: str, title: str, why: str) -> Slide:
    """A slide that is not shown, and why."""
    return Slide(key, title, skipped=why)


def invented_words(illustrative: str) -> str:
    """What stands beside the source of a slide, part or all of which is invented."""
    if illustrative == "all":
        return _("Toàn bộ số của trang là minh họa.")
    return _("Một phần số của trang là minh họa.") if illustrative == "part" else ""
