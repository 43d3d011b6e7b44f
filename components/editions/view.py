"""What the pages of editions are drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from read_models.editions import Edition
from read_models.publishing_checks import Check, left_open
from read_models.sent_against_now import SentAgainstNow

DIFFERENT, SAME, SET, ALL, ACTS = "khac", "nhu-cu", "chi-tieu", "tat-ca", "lan"
SHOWN = (DIFFERENT, SAME, SET, ALL, ACTS)


@dataclass(frozen=True, slots=True)
class EditionView:
    """`checks`: of one that is on its way; `seen`: hash of what it says now; `numbers`: how many it
    has; `prepares`, `approves`: whether the reader's post has that right over it; `own_hands`:
    whether the reader drafted, edited, answered or submitted it; `others`: editions of the same
    report and period; `files`: (language, kind) → hash of those that are made, of `files_of` while a process makes
    them, else 0. `text`: what is to be signed (components.documents.signed), of one on its way;
    `languages`: in which a sent one was frozen."""

    edition: Edition
    host: str = ""
    checks: tuple[Check, ...] = ()
    seen: str = ""
    numbers: int = 0
    prepares: bool = False
    approves: bool = False
    own_hands: bool = False
    others: tuple[Edition, ...] = ()
    files: Mapping[tuple[str, str], str] = field(default_factory=dict)
    files_of: int = 0
    post: str = ""
    text: Any = None
    languages: tuple[str, ...] = ()

    @property
    def waiting(self) -> list[Check]:
        return left_open(self.checks, self.edition.answers)


@dataclass(frozen=True, slots=True)
class SentView:
    """`shown`: which numbers; `open_number`: the one whose rows are unfolded, by its place."""

    edition: Edition
    found: SentAgainstNow
    others: tuple[Edition, ...] = ()
    host: str = ""
    shown: str = DIFFERENT
    open_number: int | None = None
    post: str = ""
