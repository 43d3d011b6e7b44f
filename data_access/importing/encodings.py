"""Which encoding a text file is in. Sure ones are read; a guess is taken only where Vietnamese headings prove it; else the file is refused.

TCVN3 and VNI fonts give valid bytes and wrong letters: nothing here ever guesses them.
"""

import codecs
import re

from data_access.importing.source import Source

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
LEGACY = "cp1258"
_XML_ENCODING = re.compile(rb"""<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")


def candidates(source: Source) -> tuple[str, ...]:
    """Encodings to try in order: the marked one alone, UTF-16 without mark by its zero bytes, else UTF-8, then Windows-1258."""
    for bom, name in _BOMS:
        if source.head.startswith(bom):
            return (name,)
    if (name16 := _unmarked_utf16(source.head)) is not None:
        return (name16,)
    return ("utf-8", LEGACY)


def _unmarked_utf16(head: bytes) -> str | None:
    """Text with mostly Latin letters has a zero in every second byte, and no control characters once it is read right."""
    sample = head[:400]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half < 2 or max(even, odd) < half * 0.4 or min(even, odd) > half * 0.1:
        return None
    name = "utf-16-le" if odd > even else "utf-16-be"
    text = sample[: half * 2].decode(name, errors="replace")
    return name if all(c.isprintable() or c in "\t\r\n\ufeff" for c in text) else None


def is_utf8(source: Source) -> bool:
    return first_bad_line(source) is None


def first_bad_line(source: Source) -> int | None:
    """The first line (1-based) that is not UTF-8; None when all of them are."""
    with source.path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return None


def xml_contradiction(source: Source) -> str | None:
    """The encoding that an XML file declares although its bytes are UTF-8 beyond ASCII; None where nothing contradicts.

    Read as declared, such a file would give wrong letters without any error."""
    found = _XML_ENCODING.match(source.head.removeprefix(codecs.BOM_UTF8)[:300])
    if (
        not found
        or found[1].lower() in (b"utf-8", b"utf8", b"us-ascii", b"ascii")
        or source.head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    ):
        return None
    beyond_ascii = any(not piece.isascii() for piece in source.pieces())
    return found[1].decode() if beyond_ascii and is_utf8(source) else None
