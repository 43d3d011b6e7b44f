"""Which encoding a text file is in. Sure ones are read; a guess is taken only where Vietnamese headings prove it; else the file is refused.

TCVN3 and VNI fonts give valid bytes and wrong letters: nothing here ever guesses them.
"""

import codecs
import re
from collections.abc import Iterator

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
    """Text with mostly Latin letters has a zero in every second byte."""
    sample = head[:400]
    if len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.4 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.1 else None


def pieces(source: Source, encoding: str) -> Iterator[str]:
    """The text, piece by piece. Raises UnicodeDecodeError where a byte does not belong to the encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    for piece in source.pieces():
        yield decoder.decode(piece)
    yield decoder.decode(b"", final=True)


def is_utf8(source: Source) -> bool:
    try:
        for _piece in pieces(source, "utf-8"):
            pass
    except UnicodeDecodeError:
        return False
    return True


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
