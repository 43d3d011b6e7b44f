"""Vietnamese text: one way to normalise, to fold for searching and joining, and to sort. Source:
domain facts §5.

Unicode's normal forms put every run of combining marks in order, in time that grows with the square
of the run: 60,000 marks hold a processor for seconds. So runs are capped before anything is
normalised, here and nowhere else (tests/test_architecture.py), and texts of people are cut first
where their length is known.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Literal

_WORD = re.compile(r"[a-z0-9]+")
_MARKS = {"\u0306": "~", "\u0302": "~~", "\u031b": "~~"}
"""Breve, circumflex and horn make a letter of its own (ă, â, ê, ô, ơ, ư), which sorts after the
plain one."""
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
"""Grave, hook, tilde, acute, dot below: the order of Vietnamese dictionaries; no tone is 0."""


_PLAIN = str.maketrans(
    {c: unicodedata.normalize("NFD", c)[0] for c in map(chr, range(0x1EA0, 0x1EFA))}
    | dict(zip("àáâãèéêìíòóôõùúýăĩũơưđ", "aaaaeeeiioooouuyaiuoud", strict=True))
)
"""Every composed Vietnamese letter in lower case → its plain letter: the short way for nearly all
text."""


MARKS_IN_A_ROW = 8
"""Combining marks that a letter keeps. Vietnamese needs two, Hebrew with its accents four."""
DECOMPOSED = 4
"""Code points that one composed letter may come as, with room."""
REMEMBERED = 400
"""Characters of a text whose folded form is remembered; a longer one is folded anew, so that nobody
fills the memory."""
_SELDOM = re.compile("[^\x00-\u02ff\u1e00-\u1eff\u2000-\u20cf]")
"""What is no Latin letter and no sign of punctuation: only such texts are looked at more
closely."""
_LONG_RUN = re.compile(rf"(?:[^\w\s]|[\uff9e\uff9f]){{{MARKS_IN_A_ROW + 1},}}")
"""What may be too many marks: no mark is a letter or a space, but for two half-width signs."""


def _is_mark(c: str) -> bool:
    """Whether the character is a combining mark, or is taken apart into some."""
    return bool(unicodedata.combining(unicodedata.normalize("NFKD", c)[0]))


def _with_few_marks(found: re.Match[str]) -> str:
    """Without the marks that follow the eighth in a row."""
    kept: list[str] = []
    marks = 0
    for c in found[0]:
        marks = marks + 1 if _is_mark(c) else 0
        if marks <= MARKS_IN_A_ROW:
            kept.append(c)
    return "".join(kept)


def _normal(form: Literal["NFC", "NFD", "NFKD"], s: str) -> str:
    """The normal form without the marks that no letter has: what follows the eighth in a row is
    dropped."""
    if not _SELDOM.search(s):
        return unicodedata.normalize(form, s)
    few = _LONG_RUN.sub(_with_few_marks, s)
    # again: one character may have become several marks
    return _LONG_RUN.sub(_with_few_marks, unicodedata.normalize(form, few))


def composed(s: str) -> str:
    """The composed form (NFC) of every letter; space around the text stays."""
    return s if s.isascii() else _normal("NFC", s)


def decomposed(s: str) -> str:
    """Every letter followed by its marks (NFD)."""
    return s if s.isascii() else _normal("NFD", s)


def nfc(s: str, *, longest: int | None = None) -> str:
    """The composed form (NFC), without surrounding space; what every text is stored as. `longest`:
    characters that are kept of it, and the rest is cut off before anything is looked at."""
    if longest is None:
        return composed(s).strip()
    return composed(s[: longest * DECOMPOSED]).strip()[:longest]


def fold(s: str) -> str:
    """Lower case, no tone marks, đ as d, single spaces: equal for all spellings that a search
    should not tell apart."""
    return _remembered(s) if len(s) <= REMEMBERED else _folded(s)


def _folded(s: str) -> str:
    plain = s.lower().translate(_PLAIN)
    if not plain.isascii():
        apart = _normal("NFKD", plain)
        plain = "".join(c for c in apart if not unicodedata.combining(c)).lower().replace("đ", "d")
    return " ".join(plain.split())


_remembered = lru_cache(maxsize=20_000)(_folded)


def words(s: str) -> list[str]:
    """The folded words ([a-z0-9]+) in their order."""
    return _WORD.findall(s.lower() if s.isascii() else fold(s))


def sort_key(s: str) -> str:
    """An ASCII key whose byte order is Vietnamese order (a ă â b … d đ …): letters first, tones
    second, punctuation ignored.

    Comparable under binary collation only (SQLite's default; COLLATE "C" on PostgreSQL)."""
    letters: list[str] = []
    tones: list[str] = []
    for word in decomposed(s.lower()).split():
        letter_part, tone = _word_key(word) if len(word) <= REMEMBERED else _key_of(word)
        if letter_part:
            letters.append(letter_part)
            tones.append(tone)
    return " ".join(letters) + "\x1f" + "".join(tones)


def _key_of(word: str) -> tuple[str, str]:
    """Letters of one decomposed word, ă as 'a~', â as 'a~~', ô as 'o~', ơ as 'o~~', and its
    tone."""
    parts: list[str] = []
    tone = "0"
    for c in word:
        if c in _TONES:
            tone = _TONES[c]
        elif c == "đ":
            parts.append("d~")
        elif c in _MARKS:
            base = parts[-1] if parts else ""
            parts.append("~" if c == "\u0302" and base in ("o", "e", "u") else _MARKS[c])
        elif c.isascii() and c.isalnum():
            parts.append(c)
    return "".join(parts), tone


_word_key = lru_cache(maxsize=20_000)(_key_of)
