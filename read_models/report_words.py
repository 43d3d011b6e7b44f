"""What people add to a report in their own words, section by section: kept from one edition to the
next until somebody writes anew."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from domain.text.folding import nfc
from language import _
from read_models.document import Document, Paragraph, Section
from read_models.plain_values import parameters
from read_models.report_asked import (
    ANNUAL,
    BULLETIN,
    PROVINCIAL,
    STATION,
    ReportAsked,
    report_asked,
)

LONGEST = 4_000
SECTIONS: Mapping[str, tuple[str, ...]] = {
    ANNUAL: ("stations", "dashboards", "requests", "by-station", "events", "visits", "next"),
    BULLETIN: ("visitors", "page-views", "requests", "searches", "trainings"),
    STATION: ("reports", "months", "topics", "places", "events", "words"),
    PROVINCIAL: (
        "filings",
        "stock",
        "names",
        "table",
        "deadlines",
        "watch",
        "plan",
        "following",
    ),
}
"""Report → keys of its sections (components.documents), to which words are added."""
OF_A_REPORT = ("mau", "ky", "tram", "tinh")
"""Parameters that tell which report it is."""
Words = Mapping[str, "Passage"]
"""Key of a section → what is added to it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """`period`: the edition that it was written for; `version`: of what is written for the edition
    in sight, 0 where it is an earlier one's; `user_id`: who wrote it, None for what is older than
    that is kept."""

    section: str
    period: str
    text: str
    by: str
    at: datetime
    version: int = 0
    illustrative: bool = False
    user_id: int | None = None


def with_words(document: Document, words: Words) -> Document:
    """The document with what is added to each of its sections, after what is computed."""
    sections = tuple(_added(section, words.get(section.key)) for section in document.sections)
    invented = any(passage.illustrative for passage in words.values() if passage.text)
    return replace(document, sections=sections, illustrative=document.illustrative or invented)


def _added(section: Section, passage: Passage | None) -> Section:
    if passage is None or not passage.text:
        return section
    lines = [line.strip() for line in passage.text.splitlines() if line.strip()]
    return replace(section, blocks=(*section.blocks, *(Paragraph((line,)) for line in lines)))


@dataclass(frozen=True, slots=True)
class WordsTyped:
    asked: ReportAsked
    section: str
    text: str


def read_words(
    form: Mapping[str, str], *, station_id: int | None = None, vn34: str | None = None
) -> tuple[WordsTyped | None, dict[str, str]]:
    """What the form holds, None where it is about no report that can be asked for; field → what is
    wrong with it. `station_id`, `vn34`: the person's own, whose report alone it may be about."""
    told = {name: form.get(name, "") for name in (*OF_A_REPORT, "ban")}
    asked = report_asked("?" + urlencode(told), station_id=station_id, vn34=vn34)
    if any(told[name] != parameters(asked.query()).get(name, "") for name in OF_A_REPORT):
        return None, {}
    section = form.get("phan", "")
    if not asked.period or section not in SECTIONS[asked.name]:
        return None, {}
    written = form.get("text", "").replace("\r\n", "\n").replace("\x00", "").strip()
    if len(written) > LONGEST:
        return None, {"text": _("Xin ghi không quá {n} ký tự.", n=LONGEST)}
    return WordsTyped(asked, section, nfc(written, longest=LONGEST)), {}
