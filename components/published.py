"""How published figures read: value with its qualifier, period, wording letter by letter, and where it was published. Nothing is computed
from an approximate figure, and a period that the source does not tell reads "chưa nêu rõ"."""

from datetime import date
from typing import Any

from components import html
from components.format import NOT_APPLICABLE, day, month, number
from components.marks import attrs, present, unseen
from domain.counts import QUALIFIERS, TEXT_ONLY
from domain.network import HOST_TYPES, SUBJECTS, Figure
from domain.provinces import PROVINCES_63, place_name
from i18n import _, language


def small(n: int) -> str:
    """A count as reports write it: 04, 17; in English 4."""
    return f"{n:02}" if language() == "vi" else str(n)


def value_text(figure: Figure) -> str:
    """'hơn 1.000', '115.018', 'chỉ có lời'."""
    word = _(QUALIFIERS[figure.qualifier]) if QUALIFIERS.get(figure.qualifier) else ""
    if figure.value is None:
        return word or NOT_APPLICABLE
    return f"{word} {number(figure.value)}".strip()


def moment_text(period: str) -> str:
    """A day, month or year as far as it is known; 'chưa nêu rõ' where no source says."""
    if not period:
        return _("chưa nêu rõ")
    if len(period) == len("2021"):
        return period
    return month(period) if len(period) == len("2021-05") else day(date.fromisoformat(period))


def period_text(figure: Figure) -> str:
    """What the figure covers: a period, a moment, or a sum since a month."""
    if figure.period_kind == "cumulative":
        return _("lũy kế từ {month}", month=moment_text(figure.since))
    return moment_text(figure.period)


def source_link(figure: Any, words: Any = None) -> Any:
    """Where it was published, in a new window; the words alone where no address is known. `figure`: anything with a source."""
    content = figure.source if words is None else words
    parts = content if isinstance(content, list) else [content]
    if not figure.source_url.startswith(("https://", "http://")):
        return html.Span(parts)
    told = unseen(" " + _("(nguồn, cửa sổ mới)"))
    return html.A([*parts, told], href=figure.source_url, target="_blank", rel="noreferrer", title=figure.source, className="source")


def quoted(words: str) -> html.Span:
    """Letter by letter as published, which is in Vietnamese whatever the page's language."""
    return html.Span(f"“{words}”", lang="vi")


def value_link(figure: Figure) -> html.Span:
    """The value as large as a tile has it, opening its source; the qualifier stands smaller before it."""
    word = QUALIFIERS.get(figure.qualifier, "")
    qualifier = html.Small(_(word) + " ") if word and figure.qualifier != TEXT_ONLY else None
    shown = number(figure.value) if figure.value is not None else _(word)
    return html.Span(source_link(figure, present(qualifier, shown)), **attrs(data_published=figure.subject))


def subject_text(figure: Figure) -> str:
    """'Trạm IPPlatform, Hải Phòng'."""
    place = place_name(figure.vn63, "vn63") if figure.vn63 in PROVINCES_63 else _(HOST_TYPES.get(figure.about, figure.about))
    return ", ".join(present(_(SUBJECTS.get(figure.subject, figure.subject)), place))
