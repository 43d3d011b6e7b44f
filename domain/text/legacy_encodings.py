"""Text that shows Western letters for Vietnamese ones: of the TCVN3 (ABC) and VNI fonts of the time
before Unicode, and UTF-8 that a program once read as Windows-1252.

Sources: TCVN 5712:1993 (the one-byte set VN2, as glibc's charmap TCVN5712-1 has it; ABC fonts use
its part VN3, whose capitals with a tone are the small letters in a font of their own) and the
two-byte VNI code for Windows, a letter followed by its mark. Nothing is guessed here: `recognise`
says what a text most likely is, a person confirms, `Scheme.convert` changes it.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from domain.text.folding import composed
from domain.text.syllables import is_syllable

_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
TCVN3: dict[int, str] = {0xA1 + i: letter for i, letter in enumerate(_TCVN3_LETTERS)}
"""Place in the font (0xA1 to 0xFF) → letter."""

_TONE = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_HAT = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_ALONE = {
    "ñ": "đ",
    "ô": "ơ",
    "ö": "ư",
    "í": "í",
    "ì": "ì",
    "æ": "ỉ",
    "ó": "ĩ",
    "ò": "ị",
    "î": "ỵ",
}
_VNI_SMALL = (
    {
        base + mark: _VNI_ALONE.get(base, base) + tone
        for base in "aeouyôö"
        for mark, tone in _TONE.items()
    }
    | {base + mark: base + "\u0302" + tone for base in "aeo" for mark, tone in _HAT.items()}
    | {"a" + mark: "a\u0306" + tone for mark, tone in _BREVE.items()}
    | _VNI_ALONE
)
VNI: dict[str, str] = {
    written: composed(letter)
    for small, meant in _VNI_SMALL.items()
    for written, letter in (
        (small, meant),
        (small.upper(), meant.upper()),
        (small[0].upper() + small[1:], meant[0].upper() + meant[1:]),
    )
}
"""What stands in the text, one or two characters → letter; after a capital the mark comes large or
small."""

_VNI_MARKS: dict[str, str] = {}
for _written in VNI:
    if len(_written) > 1:
        _VNI_MARKS[_written[0]] = _VNI_MARKS.get(_written[0], "") + _written[1:]
_VNI_PAIRS = [f"{base}[{marks}]" for base, marks in _VNI_MARKS.items()]
_VNI_SINGLE = "".join(written for written in VNI if len(written) == 1)
_VNI_WRITTEN = re.compile("|".join([*_VNI_PAIRS, f"[{_VNI_SINGLE}]"]))
_BYTES = range(0x80, 0x100)
_MISREAD = {chr(byte): byte for byte in _BYTES} | {
    letter: byte for byte in _BYTES if (letter := bytes([byte]).decode("cp1252", "ignore"))
}
"""What a byte beyond ASCII looks like in Windows-1252 or, as a control character, in Latin-1 → the
byte."""
_MISREAD_RUN = re.compile(f"[{re.escape(''.join(_MISREAD))}]{{2,}}")
_BETWEEN = re.compile(r"[\x00-\x40\x5b-\x60\x7b-\x7f]+")
TELLTALE = re.compile(
    r"[\xa1-\xbf\xc4-\xc7\xcb\xce-\xd1\xd6-\xd8\xdb\xdc\xde-\xdf\xe4-\xe7\xeb\xee-\xf1\xf6-\xf8\xfb\xfc\xfe-\xff]"
)
"""Characters that both fonts use and Vietnamese does not: a text without any of them needs no
closer look."""
_SIGN_IN_WORD = re.compile(r"[A-Za-z][\xa1-\xbf]|[\xa1-\xbf][A-Za-z]")
"""A sign such as § or ® in a word: ABC fonts show a letter there."""
MOST_WORDS = 3_000


def from_tcvn3(text: str) -> str:
    """TCVN3 text, each byte read as the character of that number, → Unicode (NFC)."""
    return composed(text.translate(TCVN3))


def from_vni(text: str) -> str:
    """VNI text, read as Windows-1252, → Unicode (NFC)."""
    return _VNI_WRITTEN.sub(lambda found: VNI[found[0]], text)


def from_misread(text: str) -> str:
    """UTF-8 that was read as Windows-1252 ('Nghá»‡ An') → Unicode (NFC); what makes no UTF-8
    stays."""

    def letters(run: re.Match[str]) -> str:
        try:
            return bytes(_MISREAD[c] for c in run[0]).decode()
        except UnicodeDecodeError:
            return run[0]

    return composed(_MISREAD_RUN.sub(letters, text))


@dataclass(frozen=True)
class Scheme:
    """A way of writing that must be confirmed. `raw` turns its characters into Unicode, `convert` a
    text that may not be its own."""

    code: str
    label: str
    raw: Callable[[str], str]

    def convert(self, text: str) -> str:
        """The text of one cell in Unicode. What is Vietnamese as it stands, or a Western name, is
        left: one file may hold both."""
        if text.isascii():
            return text
        words = accented_words(text)
        read = self.raw(text)
        before, after = share_of_syllables(words), share_of_syllables(map(self.raw, words))
        return read if after > before or (after == before and _SIGN_IN_WORD.search(text)) else text


FONTS = (Scheme("tcvn3", "TCVN3 (ABC)", from_tcvn3), Scheme("vni", "VNI", from_vni))
SCHEMES: dict[str, Scheme] = {
    s.code: s for s in (*FONTS, Scheme("misread-utf8", "UTF-8 → Windows-1252", from_misread))
}
"""Of a text in Unicode; bytes in no Unicode form can only be those of a font."""


def accented_words(text: str) -> list[str]:
    """The different words that hold more than ASCII, at most 3,000."""
    return list(
        dict.fromkeys(word for word in _BETWEEN.split(text) if word and not word.isascii())
    )[:MOST_WORDS]


def share_of_syllables(words: Iterable[str]) -> float:
    """Which part of the words is Vietnamese as it stands; 0 of none."""
    told = [is_syllable(composed(word)) for word in words]
    return sum(told) / len(told) if told else 0.0


def recognise(
    text: str, *, least: int = 2, among: Iterable[Scheme] = tuple(SCHEMES.values())
) -> Scheme | None:
    """The scheme that makes Vietnamese of most words that are none as they stand; None where
    nothing speaks for one.

    `least`: so many different words must become Vietnamese; a single one says little."""
    if not TELLTALE.search(text):
        return None
    strange = [word for word in accented_words(text) if not is_syllable(composed(word))]
    best = max(among, key=lambda scheme: share_of_syllables(map(scheme.raw, strange)))
    share = share_of_syllables(map(best.raw, strange))
    return best if share >= 0.5 and share * len(strange) >= least else None


def leftover(text: str) -> Scheme | None:
    """The font that a single line of otherwise right text was written for; None for nearly every
    line."""
    return recognise(text) if TELLTALE.search(text) else None
