"""Lines of a register that are no record: titles of parts, sums, the line that counts the columns,
and what is signed below.

Such a line has no number of an application or title. One that has anything else of a record, a day or
more than three filled cells, is none of them: it is read, and rejected with its reasons.
"""

import re
from datetime import date

from domain.text.folding import fold
from readers.file.explained_headings import IGNORED
from readers.layouts.kind_words import names_a_kind
from readers.layouts.layout import Cell, filled, written
from readers.layouts.registry import Heading

NUMBERS = frozenset({"application_no", "registration_no", "application", "registration"})
MOST_FILLED = 3
LONGEST_SUM = 60
BELOW_HEADING = 3
"""Lines in which the columns may be counted."""
_COUNTED = re.compile(r"\s*[(\[]?([0-9]{1,2}|[A-Z])[)\]]?\s*")
_SUM = re.compile(
    r"(?:tong(?: cong| so)?|cong(?: (?:muc|phan|nhom|loai|chung|don))?(?: (?:[ivx]{1,5}|[a-h]|[0-9]{1,2}|nam [0-9]{4}))?|luy ke|total)\b[ :.\-0-9]*"
    r"(?:(?<=[0-9 ])[(]?(?:[0-9]{1,6} )?"
    r"(?:van bang|vbbh|don|nhan hieu|sang che|kieu dang|giai phap|chi dan|doi tuong|tai san|ho so|ban ghi|dong)\b"
    r"[a-z0-9 ,.()]{0,40})?"
)
_PART = re.compile(
    r"(?:(?:phần|mục|chương|phụ lục)\s+)?(?:[IVX]{1,6}|[A-H]|[0-9]{1,2}(?:\.[0-9]{1,2})+)(?:\s*[.):·/–-]\s*|\s+)\S",
    re.I,
)
_NUMBERED_PART = re.compile(
    r"(?:phần|mục|chương|phụ lục)\s|(?:[IVX]{1,6}|[A-H]|[0-9]{1,2}(?:\.[0-9]{1,2})+)\s?[.):·]\s",
    re.I,
)
"""What tells a part where no column of counters does: 'A.B.C' and 'C-VITA' may be names."""
_SIGNED = re.compile(
    r"(?:nguoi (?:lap|ky|ghi|tong hop)|\(ky\b|ky ten|ky, ghi|kt\.|tm\.|tl\.|giam doc|pho giam doc|truong phong|thu truong|chu tich|noi nhan|ke toan)|"
    r"ngay [0-9.]{1,4} ?thang [0-9.]{1,4} ?nam"
)
_KINDS = re.compile(
    r"^(?:cac )?(?:nhan hieu|sang che|giai phap huu ich|kieu dang|chi dan dia ly)"
    r"(?: (?:cong nghiep|tap the|chung nhan|thong thuong|quoc te|trong nuoc|[0-9:]+))*$"
)
_MARK = re.compile(
    r"(?:(?:phần|mục|chương|phụ lục)\s+)?(?:(?P<roman>[IVX]{1,6})|(?P<letter>[A-H])|(?P<figure>[0-9]{1,2}(?:\.[0-9]{1,2})*))\b",
    re.I,
)
_SMALL = re.compile(r"[0-9]{1,4}")


class Asides:
    """Tells the lines of one table, which come in order."""

    def __init__(self, heading: Heading, part: str = "", within: str = "") -> None:
        """`part`: of the table above; `within`: the title of the sheet."""
        self._numbers = [heading.columns[name] for name in NUMBERS if name in heading.columns]
        self._titles = [i for name, i in heading.columns.items() if name.startswith("title")]
        self._counter = heading.columns.get(IGNORED)
        self._seen = 0
        self._signed = False
        self._within = within
        self.own_part = part

    @property
    def part(self) -> str:
        """The title of the part in which the next line stands, where it names a kind of assets."""
        return self.own_part or self._within

    def text_of(self, cells: list[Cell]) -> str | None:
        """What the line says where it is no record; None where it is one. '' for a line that only
        counts: nobody needs to be told of it."""
        self._seen += 1
        said = self._said(cells)
        self._signed = self._signed and said is not None
        if said and not _SUM.match(fold(said)):
            self._begin(said)
        return said

    def _begin(self, title: str) -> None:
        """A part that names a kind holds until the next one that does, or that is counted alike:
        'Huyện A' below 'I. NHÃN HIỆU' is within it."""
        alike = self.own_part and _mark_of(title) == _mark_of(self.own_part)
        if names_a_kind(title) or alike:
            self.own_part = title

    def _said(self, cells: list[Cell]) -> str | None:
        told = [i for i, cell in enumerate(cells) if filled(cell)]
        texts = [written(cells[i]).strip() for i in told]
        if self._seen <= BELOW_HEADING and _counts(texts):
            return ""
        said = " ".join(texts)
        others = (text for i, text in zip(told, texts, strict=True) if i not in self._titles)
        summed = is_sum(texts[0] if texts else "") or any(is_sum(text) for text in others)
        if summed and not self._numbered(cells):
            return said
        if len(told) > MOST_FILLED or any(isinstance(cells[i], date) for i in told):
            return None
        if any(i in self._numbers and _may_be_number(written(cells[i])) for i in told):
            return None
        return said if self._no_record(told, texts, said) else None

    def _no_record(self, told: list[int], texts: list[str], said: str) -> bool:
        own = [i for i in told if i != self._counter]
        numbered = self._counter in told and _SMALL.fullmatch(texts[told.index(self._counter)])
        if self._signed or _SIGNED.search(fold(said)):
            self._signed = True
            return not numbered
        if len(own) > 1:
            return False
        if self._counter in told and _PART.match(said):
            return True
        if numbered:
            return False
        # a name alone may be an asset without its number
        titled = bool(own) and own[0] in self._titles
        return not titled or bool(_NUMBERED_PART.match(said) or _KINDS.search(fold(said)))

    def _numbered(self, cells: list[Cell]) -> bool:
        """Whether a number of an application or title stands in the line; a sum counts them there."""
        there = [written(cells[i]) for i in self._numbers if i < len(cells)]
        return any(text and not _SMALL.fullmatch(text.strip()) for text in there)


def is_sum(text: str) -> bool:
    """'Tổng cộng', 'Cộng I: 2', in whichever column."""
    return len(text) <= LONGEST_SUM and bool(_SUM.fullmatch(fold(text.strip())))


def _may_be_number(text: str) -> bool:
    """Signatures and their places stand in any column."""
    return any(c.isdigit() for c in text) and not _SIGNED.search(fold(text))


def _mark_of(title: str) -> str:
    """How a part is counted: by Roman numbers, letters, figures, or not at all."""
    found = _MARK.match(title)
    if found is None:
        return ""
    return next(name for name, text in found.groupdict().items() if text)


def _counts(texts: list[str]) -> bool:
    """'A', 'B', '1', '2' … or '(1)', '(2)', '(3)': letters from A, then numbers from 1."""
    found = [_COUNTED.fullmatch(text) for text in texts]
    if len(found) < MOST_FILLED or not all(found):
        return False
    signs = [one[1] for one in found if one]
    letters = [sign for sign in signs if sign.isalpha()]
    numbers = [sign for sign in signs if not sign.isalpha()]
    due = [chr(65 + i) for i in range(len(letters))] + [str(i + 1) for i in range(len(numbers))]
    return signs == due
