"""Vietnamese text: one way to normalise, to fold for searching and joining, and to sort. Source: domain facts §5."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+")
_MARKS = {"\u0306": "~", "\u0302": "~~", "\u031b": "~~"}
"""Breve, circumflex and horn make a letter of its own (ă, â, ê, ô, ơ, ư), which sorts after the plain one."""
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
"""Grave, hook, tilde, acute, dot below: the order of Vietnamese dictionaries; no tone is 0."""


_PLAIN = str.maketrans(
    {c: unicodedata.normalize("NFD", c)[0] for c in map(chr, range(0x1EA0, 0x1EFA))}
    | dict(zip("àáâãèéêìíòóôõùúýăĩũơưđ", "aaaaeeeiioooouuyaiuoud", strict=True))
)
"""Every composed Vietnamese letter in lower case → its plain letter: the short way for nearly all text."""


def nfc(s: str) -> str:
    """The composed form (NFC), without surrounding space; what every text is stored as."""
    return s.strip() if s.isascii() else unicodedata.normalize("NFC", s).strip()


@lru_cache(maxsize=20_000)
def fold(s: str) -> str:
    """Lower case, no tone marks, đ as d, single spaces: equal for all spellings that a search should not tell apart."""
    plain = s.lower().translate(_PLAIN)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in decomposed if not unicodedata.combining(c)).lower().replace("đ", "d")
    return " ".join(plain.split())


def words(s: str) -> list[str]:
    """The folded words ([a-z0-9]+) in their order."""
    return _WORD.findall(s.lower() if s.isascii() else fold(s))


def sort_key(s: str) -> str:
    """An ASCII key whose byte order is Vietnamese order (a ă â b … d đ …): letters first, tones second, punctuation ignored.

    Comparable under binary collation only (SQLite's default; COLLATE "C" on PostgreSQL)."""
    letters: list[str] = []
    tones: list[str] = []
    for word in unicodedata.normalize("NFD", s.lower()).split():
        letter_part, tone = _word_key(word)
        if letter_part:
            letters.append(letter_part)
            tones.append(tone)
    return " ".join(letters) + "\x1f" + "".join(tones)


@lru_cache(maxsize=20_000)
def _word_key(word: str) -> tuple[str, str]:
    """Letters of one decomposed word, ă as 'a~', â as 'a~~', ô as 'o~', ơ as 'o~~', and its tone."""
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
