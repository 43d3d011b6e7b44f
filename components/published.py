"""How published figures read: value with its qualifier, period, wording letter by letter, and where
it was published. Nothing is computed from an approximate figure, and a period that the source does
not tell reads "chưa nêu rõ"."""

from datetime import date
from typing import Any

from components import html
from components.marks import attrs, present, unseen
from domain.network.records import (
    ASSOCIATION,
    HOST_TYPES,
    INSTITUTE,
    INTERMEDIARY,
    OTHER,
    SO_KHCN,
    SUBJECTS,
    UNIVERSITY,
    Event,
    Figure,
)
from domain.places.provinces import PROVINCES_63, place_name
from domain.text.counts import EXACT, QUALIFIERS, TEXT_ONLY
from language import _, language, ngettext
from language.dates import day, month
from language.numbers import NOT_APPLICABLE, number


def small(n: int) -> str:
    """A count as reports write it: 04, 17; in English 4."""
    return f"{n:02}" if language() == "vi" else str(n)


def hosts(code: str, n: int) -> str:
    """'13 Sở KH&CN': so many stations by their type of host."""
    shown = small(n)
    return {
        SO_KHCN: ngettext("{shown} Sở KH&CN", "{shown} Sở KH&CN", n, shown=shown),
        INSTITUTE: ngettext("{shown} Viện nghiên cứu", "{shown} Viện nghiên cứu", n, shown=shown),
        UNIVERSITY: ngettext("{shown} trường đại học", "{shown} trường đại học", n, shown=shown),
        ASSOCIATION: ngettext("{shown} Hiệp hội", "{shown} Hiệp hội", n, shown=shown),
        INTERMEDIARY: ngettext(
            "{shown} tổ chức trung gian", "{shown} tổ chức trung gian", n, shown=shown
        ),
        OTHER: ngettext("{shown} đơn vị khác", "{shown} đơn vị khác", n, shown=shown),
    }[code]


def not_told() -> str:
    """What stands where the published sources say nothing."""
    return _("báo cáo không nêu")


def visitors_as_read() -> str:
    """What we take the published visitors to be; no source defines them."""
    return _(
        "Cách hiểu của hệ thống: khách truy cập là số phiên, không phải số người; các báo cáo không định nghĩa."
    )


def amount(value: int | None, qualifier: str = EXACT) -> str:
    """1.477.321; hơn 1.000; gần 30; chỉ có lời."""
    word = _(QUALIFIERS[qualifier]) if QUALIFIERS.get(qualifier) else ""
    if value is None:
        return word or NOT_APPLICABLE
    return f"{word} {number(value)}".strip()


def value_text(figure: Figure) -> str:
    return amount(figure.value, figure.qualifier)


def moment_text(period: str) -> str:
    """A day, month or year as far as it is known; 'chưa nêu rõ' where no source says."""
    if not period:
        return _("chưa nêu rõ")
    if len(period) == len("2021"):
        return period
    return month(period) if len(period) == len("2021-05") else day(date.fromisoformat(period))


def announced(event: Event, today: date) -> str:
    """How sure it is that the event took place; '' for one that was reported as held."""
    if event.untold(today):
        return _("đã qua thời gian dự kiến, chưa có nguồn nêu kết quả")
    return _("dự kiến") if event.planned else ""


def period_text(figure: Figure) -> str:
    """What the figure is about in time, as far as the source says: a period, a moment, or a sum
    since a month."""
    if figure.period_kind == "cumulative":
        return _("lũy kế từ {month}", month=moment_text(figure.since))
    year = len(figure.period) == len("2021")
    if figure.period_kind == "as_of":
        if year:
            return _("tại thời điểm báo cáo {year}", year=figure.period)
        return _("tại {moment}", moment=moment_text(figure.period))
    return _("năm {year}", year=figure.period) if year else moment_text(figure.period)


def source_link(figure: Any, words: Any = None) -> Any:
    """Where it was published, in a new window; the words alone where no address is known. `figure`:
    anything with a source."""
    content = figure.source if words is None else words
    parts = content if isinstance(content, list) else [content]
    if figure.source_url.startswith("/"):
        return html.A(parts, href=figure.source_url, className="source")
    if not figure.source_url.startswith(("https://", "http://")):
        return html.Span(parts)
    told = unseen(" " + _("(nguồn, cửa sổ mới)"))
    return html.A(
        [*parts, told],
        href=figure.source_url,
        target="_blank",
        rel="noreferrer",
        title=figure.source,
        className="source",
    )


def source(told: Any) -> Any:
    """Where it is published, or that no source says; `told`: whatever has a source."""
    if not told.source:
        return html.Span(not_told(), className="muted")
    invented = isinstance(told, Figure) and told.illustrative
    mark = html.Span(_("minh họa"), className="illustrative") if invented else None
    return html.Span(present(source_link(told), mark), lang="vi")


def quoted(words: str) -> html.Span:
    """Letter by letter as published, which is in Vietnamese whatever the page's language."""
    return html.Span(f"“{words}”", lang="vi")


def compared(figure: Figure) -> str:
    """'so với 2020' where the wording compares and does not say so itself."""
    untold = figure.compared_to and figure.compared_to[:4] not in figure.wording
    return _("so với {moment}", moment=moment_text(figure.compared_to)) if untold else ""


def words(figure: Figure) -> list[Any]:
    """Wording and comparison, or else the remark, as the small print of a number."""
    said = [quoted(figure.wording)] if figure.wording else []
    if versus := compared(figure):
        said.append(html.Span(" " + versus))
    return said or present(figure.note and html.Span(figure.note, lang="vi"))


def value_link(figure: Figure) -> html.Span:
    """The value as large as a tile has it, opening its source; the qualifier stands smaller before
    it."""
    word = QUALIFIERS.get(figure.qualifier, "")
    qualifier = html.Small(_(word) + " ") if word and figure.qualifier != TEXT_ONLY else None
    shown = number(figure.value) if figure.value is not None else _(word)
    return html.Span(
        source_link(figure, present(qualifier, shown)), **attrs(data_published=figure.subject)
    )


def subject_text(figure: Figure) -> str:
    """'Trạm IPPlatform, Hải Phòng'."""
    place = (
        place_name(figure.vn63, "vn63")
        if figure.vn63 in PROVINCES_63
        else _(HOST_TYPES.get(figure.about, figure.about))
    )
    return ", ".join(present(_(SUBJECTS.get(figure.subject, figure.subject)), place))
