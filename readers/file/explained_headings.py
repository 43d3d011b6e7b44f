"""What a table's headings are compared by, and which headings a sender has explained: heading →
field."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.text.folding import nfc, words

IGNORED = "known"
"""The field of columns that are understood and not stored."""
_INID = re.compile(r"^(?:[0-9]{2,3} )+(?=[a-z])")
"""'(541)', '(71/73)'."""
OUR_REASONS = "ly do"
"""The column that we put beside rejected rows ourselves (reports.import_files), in the form that is
compared: nothing of a sender's."""
_REMARKS = frozenset({"ghi chu", "ghi chu khac", "notes", "remarks"})
UNNAMED = re.compile(r"cot [a-z]{1,3}")
"""A column without a heading, called by its letter: what is said of one holds for its file
alone."""
NOTHING = ("", "-")
"""What stands for the field of a column that is not needed."""


def normal(label: str) -> str:
    """A heading in the form that is compared: folded words, INID codes before them dropped; other
    scripts in lower case."""
    return _INID.sub("", " ".join(words(label))) or nfc(label).casefold()


_HINT = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_NOWADAYS = re.compile(r" (?:hien nay|hien tai|neu co)$")
_ORDINAL = re.compile(
    r"^(.{2,60}?)(?:[ _-]{1,2}([1-9]|1[0-9]|20)|[ _-]{0,2}[(\[]([1-9]|1[0-9]|20)[)\]])$"
)


def may_be_plainer(label: str) -> bool:
    """Whether there is anything to leave out of a heading; asked of every cell that may be one."""
    return any(sign in label for sign in "([/\n") or label.endswith(("nay", "tại", "có"))


def plainer(label: str) -> Iterator[str]:
    """Ways to say a heading more plainly, of which a layout may know one: without the hints in
    brackets, without its second line, without 'hiện nay'."""
    bare = " ".join(_HINT.sub(" ", label).split())
    first = label.split("\n", 1)[0]
    for way in dict.fromkeys((bare, first, " ".join(_HINT.sub(" ", first).split()))):
        yield way
        yield _NOWADAYS.sub("", normal(way))


def ordinal(label: str) -> tuple[str, int] | None:
    """'Chủ đơn_2' and 'Chủ đơn (2)' are the second of the columns 'Chủ đơn'."""
    found = _ORDINAL.fullmatch(" ".join(label.split()))
    return (found[1], int(found[2] or found[3])) if found else None


def says_remarks(label: str) -> bool:
    """Whether a column holds remarks: nothing is read from it, and nobody needs to be asked what it
    holds, but that it is not read is told."""
    return normal(label) in _REMARKS


@dataclass(frozen=True)
class ColumnMapping:
    """Headings explained by a person: (heading as `normal` gives it, field). A field is a layout's
    name for it ('application_no') or one of its known headings ('Số đơn'); the later explanation of
    a heading counts. `written`: headings as they were written."""

    pairs: tuple[tuple[str, str], ...] = ()
    written: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> "ColumnMapping":
        """From headings as they are written; an empty field or '-' says that the column is not
        needed."""
        given = [
            (normal(label), label, IGNORED if field.strip() in NOTHING else field.strip())
            for label, field in pairs
        ]
        return cls(
            tuple((key, field) for key, _label, field in given),
            tuple((key, nfc(label)) for key, label, _field in given),
        )

    def field_of(self, label: str) -> str | None:
        """The field that was given for a heading, as it was given; None where nothing was said."""
        return dict(self.pairs).get(normal(label)) if self.pairs else None

    def over(self, former: "ColumnMapping") -> "ColumnMapping":
        """Both, of which the own explanations count first."""
        return ColumnMapping(tuple((dict(former.pairs) | dict(self.pairs)).items()))
