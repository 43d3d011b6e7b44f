"""What the page of reports is drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from read_models.document import Document, Gap
from read_models.editions import Edition
from read_models.report_asked import ReportAsked
from read_models.report_words import Words


@dataclass(frozen=True, slots=True)
class ReportsView:
    """`document` None: nothing is known of what is asked for. `templates`, `periods`, `stations`:
    what can be chosen; `post`: the code of that of several posts in which the page is read. `words`: what people added;
    `write`: the section whose form is asked for. `provinces`: code → name of those
    whose report can be chosen. `editions`: those that the reader sees, `state`: which of them are
    listed, `hosts`: of the stations that they are of; `drafts`: whether the reader prepares this
    report: begins an edition, adds words."""

    asked: ReportAsked
    document: Document | None
    templates: tuple[str, ...]
    periods: tuple[str, ...]
    stations: Mapping[int, str]
    checks: tuple[tuple[bool, str], ...] = ()
    post: str = ""
    words: Words = field(default_factory=dict)
    write: str = ""
    provinces: Mapping[str, str] = field(default_factory=dict)
    editions: tuple[Edition, ...] = ()
    state: str = ""
    hosts: Mapping[int, str] = field(default_factory=dict)
    drafts: bool = False

    @property
    def lacking(self) -> list[tuple[str, str]]:
        """Heading of a section and what it says that it lacks."""
        sections = self.document.sections if self.document else ()
        return [
            (section.heading, block.text)
            for section in sections
            for block in section.blocks
            if isinstance(block, Gap)
        ]
