"""What the pages of editions share: how one is called, its state, its files."""

from typing import Any

from components import html
from components.marks import icon, pill
from domain.places.provinces import PROVINCES_34
from domain.publishing import DRAFT, PUBLISHED, STATES, SUBMITTED, WITHDRAWN
from language import _
from language.dates import day
from language.translation import LANGUAGE_NAMES
from read_models.editions import Edition
from read_models.report_asked import KINDS, TEMPLATES, period_named
from sitemap import file_addresses

TONES = {DRAFT: "off", SUBMITTED: "info", PUBLISHED: "ok", WITHDRAWN: "bad"}


def name_of(edition: Edition) -> str:
    """'Báo cáo năm 2025'; of a later edition which one it is."""
    period = period_named(edition.template, edition.period)
    told = f"{_(TEMPLATES[edition.template][1])} {period}"
    return _("{report}, bản {n}", report=told, n=edition.turn) if edition.turn > 1 else told


def state_of(edition: Edition) -> html.Span:
    return pill(_(STATES[edition.state]), TONES[edition.state])


def whose(edition: Edition, host: str) -> str:
    """Of whom it is."""
    if edition.vn34:
        return PROVINCES_34[edition.vn34].name
    return host or _("Mạng lưới")


def numbered(edition: Edition) -> str:
    """'05/BC-KHSHTT, 20/01/2026', '–' until the clerk has given it."""
    if not edition.number:
        return "–"
    return f"{edition.number}, {day(edition.issued_on)}"


def files(edition: Edition, post: str, languages: tuple[str, ...] = ("vi",)) -> list[Any]:
    """Of a sent edition, in each of the languages."""
    return [
        html.A(
            [icon("download"), kind.upper()],
            href=file_addresses.edition_file(edition.id, language, kind, post),
            className="btn-q",
            download="",
            title=f"{kind.upper()}, {LANGUAGE_NAMES[language]}",
        )
        for language in languages
        for kind in KINDS
    ]
