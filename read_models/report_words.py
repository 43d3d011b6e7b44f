"""What people add to a report in their own words, section by section: kept from one edition to the
next until somebody writes anew."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from domain.text.folding import nfc
from language import _
from read_models.document import Document, Paragraph, Section
from read_models.report_asked import ANNUAL, BULLETIN, OF_THE_INSTITUTE, TEMPLATES, readable_period

LONGEST = 4_000
SECTIONS: Mapping[str, tuple[str, ...]] = {
    ANNUAL: ("stations", "dashboards", "requests", "by-station", "events", "visits", "next"),
    BULLETIN: ("visitors", "page-views", "requests", "searches", "trainings"),
}
"""Report → keys of its sections (components.documents), to which words are added."""
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
    template: str
    section: str
    period: str
    text: str


def read_words(form: Mapping[str, str]) -> tuple[WordsTyped | None, dict[str, str]]:
    """What the form holds, None where it is about no report; field → what is wrong with it."""
    slugs = {slug: name for name, (slug, _label, _about) in TEMPLATES.items()}
    template = slugs.get(form.get("mau", ""), "")
    section, period = form.get("phan", ""), form.get("ky", "")
    if template not in OF_THE_INSTITUTE or not readable_period(template, period):
        return None, {}
    if section not in SECTIONS[template]:
        return None, {}
    written = form.get("text", "").replace("\r\n", "\n").replace("\x00", "").strip()
    if len(written) > LONGEST:
        return None, {"text": _("Xin ghi không quá {n} ký tự.", n=LONGEST)}
    return WordsTyped(template, section, period, nfc(written, longest=LONGEST)), {}
