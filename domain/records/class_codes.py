"""Codes of IPC, Locarno and Vienna as people write several in one cell: all of them, or Unclear
with the rest; never a part.

What stands beside the codes may be words and notes in brackets; a digit that belongs to no code,
and what joins two codes to a range, are not understood.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from domain.records.asset import ClassCode
from domain.records.nice import FULL_WIDTH, LONGEST, Unclear
from language import _

_NOTE = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_DATED = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}\.[01][0-9](?![0-9])")
"""The edition of an IPC symbol, without its brackets: '2006.01'."""
_EDITION = re.compile(
    r"\b(?:int\.? ?cl\.?|ipcr?|loc|ncl|cfe)[ -]?[0-9]{1,2}(?![0-9])(?! ?[-–./] ?[0-9])",
    re.IGNORECASE,
)
"""'Int.Cl.7', 'IPC8', 'LOC 13': which edition, not which class."""
_IPC = re.compile(
    r"(?<![A-Za-z0-9])([A-HY]) ?([0-9]{2}) ?([A-Z])(?: {0,8}([0-9]{1,4}) ?/ ?([0-9]{2,6}))?(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_LOCARNO = re.compile(r"(?<![0-9])([0-9]{1,2}) ?[-–./] ?([0-9]{1,2})(?![0-9])")
_VIENNA = re.compile(r"(?<![0-9.])([0-9]{1,2})\.([0-9]{1,2})(?:\.([0-9]{1,2}))?(?![0-9]|\.[0-9])")
_DECIMAL = re.compile(r"[1-9][0-9]?\.[1-9]")
_DIGIT = re.compile(r"[0-9]")
_JOINED = re.compile(r" ?(?:[-\u2010-\u2015~→]|…|\.{2,}|đến|den|tới|toi|to) ?", re.IGNORECASE)
"""What makes two codes a range."""
_MORE = re.compile(r"…|\.{2,}|\bv\.? ?v\b|\betc\b|\bkhác\b", re.IGNORECASE)
_LOCARNO_CLASSES, _VIENNA_CLASSES = (*range(1, 33), 99), range(1, 30)
Code = Callable[["re.Match[str]"], str | None]


def ipc(text: str | None) -> list[ClassCode]:
    """IPC symbols, 'A23F 5/02 (2006.01); A23F5/08' → A23F 5/02, A23F 5/08; a bare subclass stays as
    it is. Raises Unclear."""
    return _codes(
        "ipc",
        text,
        _IPC,
        lambda m: f"{m[1]}{m[2]}{m[3]}".upper() + (f" {m[4]}/{m[5]}" if m[4] else ""),
    )


def locarno(text: str | None) -> list[ClassCode]:
    """Locarno classes, '6-1, 06.03' → 06-01, 06-03; a spreadsheet may have made '9.3' of 9.30.
    Raises Unclear."""
    if text and _DECIMAL.fullmatch(text.strip()):
        raise Unclear(
            _("“{text}” có thể là số thập phân của Excel; ghi như “09-03”", text=text.strip())
        )
    return _codes(
        "locarno",
        text,
        _LOCARNO,
        lambda m: f"{int(m[1]):02}-{int(m[2]):02}" if int(m[1]) in _LOCARNO_CLASSES else None,
    )


def vienna(text: str | None) -> list[ClassCode]:
    """Vienna codes, '3.7.7 (7)' → 03.07.07. Raises Unclear."""

    def code(found: "re.Match[str]") -> str | None:
        return (
            ".".join(f"{int(part):02}" for part in found.groups() if part)
            if int(found[1]) in _VIENNA_CLASSES
            else None
        )

    return _codes("vienna", text, _VIENNA, code)


def _codes(
    scheme: str, text: str | None, pattern: "re.Pattern[str]", code: Code
) -> list[ClassCode]:
    if not text:
        return []
    told = " ".join(_cut(text).translate(FULL_WIDTH).split())
    bare = _bare(told)
    found = list(pattern.finditer(bare))
    codes = [code(match) for match in found]
    noted = any(pattern.search(note) for note in _NOTE.findall(told))
    if not found or noted or None in codes or _unread(bare, found):
        raise Unclear(
            _("Không đọc hết được mã phân loại “{text}”", text=" ".join(text.split())[:60])
        )
    return [ClassCode(scheme, each) for each in dict.fromkeys(codes) if each]


def _cut(text: str) -> str:
    if len(text) > LONGEST:
        raise Unclear(_("Ô mã phân loại dài quá {n} ký tự", n=LONGEST))
    return text


def _bare(told: str) -> str:
    """The cell without notes and editions, single spaces."""
    for pattern in (_NOTE, _DATED, _EDITION):
        told = pattern.sub(" ", told)
    return " ".join(told.split())


def _unread(text: str, found: Iterable["re.Match[str]"]) -> bool:
    between = list(_between(text, found))
    joined = any(_JOINED.fullmatch(part) for part in between[1:-1])
    return joined or any(_DIGIT.search(part) or _MORE.search(part) for part in between)


def _between(text: str, found: Iterable["re.Match[str]"]) -> Iterator[str]:
    """What stands before, between and after the codes."""
    end = 0
    for match in found:
        yield text[end : match.start()]
        end = match.end()
    yield text[end:]
