"""Letters that a program could not write and put "?" for: 'N??c m?m V?n Ph?n', 'Ph? Qu?'. They
cannot be brought back.

A word counts where a Vietnamese letter at each "?" makes it a syllable. Inside a word or before it
that is enough; behind it ('Qu?', but also 'Ở đâu?') two are needed. Addresses of the web are left alone.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from domain.text.syllables import is_syllable

_APART = re.compile(r"[^\w?]+")
_ADDRESS = ("://", "www.", "=", "@", "/?", "?/", "&")
"""What only an address has."""
_LETTERS = "ăâêôơưáéíóúýđắấếốớứ"
"""One for each way in which a letter can lack: with the tone that every rhyme allows."""
_LONGEST = 10
_TRIED = 2


def lost_letters(texts: Iterable[str]) -> str | None:
    """A piece of the texts in which letters are lost, for the person to see; None where none
    are."""
    behind: list[str] = []
    for text in texts:
        if "?" not in text:
            continue
        for word in _words(text):
            if not _may_lack(word):
                continue
            if "?" in word.rstrip("?"):
                return _piece(text)
            behind.append(text)
    return _piece(behind[0]) if len(behind) > 1 else None


def _words(text: str) -> Iterable[str]:
    for part in text.split():
        if "?" in part and not any(sign in part for sign in _ADDRESS):
            yield from (word for word in _APART.split(part) if "?" in word)


@lru_cache(maxsize=4_096)
def _may_lack(word: str) -> bool:
    """Whether letters in place of the signs would make it a syllable. Of many in one word any
    letter beside them is enough."""
    told = word.lower()
    lacking = told.count("?")
    if len(told) > _LONGEST or lacking == len(told):
        return False
    if lacking > _TRIED:
        return "?" in told.rstrip("?") and told.replace("?", "").isalpha()
    form = told.replace("?", "{}")
    return any(is_syllable(form.format(*letters)) for letters in product(_LETTERS, repeat=lacking))


def _piece(text: str) -> str:
    return " ".join(text.split())[:40]
