"""Which encoding a text is in. Sure ones are read; a guess is taken only where Vietnamese headings
prove it; else the file is refused.

TCVN3 and VNI fonts give valid bytes and wrong letters: they are recognised, shown to the sender,
and converted once he has confirmed them.
"""

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from domain.text.folding import composed, nfc
from domain.text.legacy_encodings import (
    FONTS,
    SCHEMES,
    Scheme,
    accented_words,
    recognise,
    share_of_syllables,
)
from domain.text.lost_letters import lost_letters
from language import _
from readers.file.reading import FileRefused
from readers.file.source import Source, Told

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LEGACY, BYTES = "cp1258", "latin-1"
"""Windows-1258; and each byte as the character of its number, the form that the maps of the fonts
start from."""
CONFIRMABLE = (*SCHEMES, "windows-1258")
"""What a sender can confirm."""
_CELLS = re.compile(r"[\t\r\n;,|\"]")
"""What stands between the cells of a text, whatever its separator."""
_XML_ENCODING = re.compile(rb"""<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")


class EncodingUnconfirmed(FileRefused):
    """The file was recognised as `code` (one of CONFIRMABLE) and waits for the sender's word;
    `samples`: words as they would be read."""

    def __init__(self, code: str, label: str, samples: tuple[str, ...]) -> None:
        shown = ", ".join(f"“{sample}”" for sample in samples)
        super().__init__(
            _(
                "Chữ trong tệp theo bảng mã {label}, chưa được chuyển sang Unicode. Đọc thử: {samples}. "
                "Nếu đúng, hãy xác nhận bảng mã này (--confirm-encoding {code}) rồi nhập lại.",
                label=label, samples=shown, code=code,
            )
        )  # fmt: skip
        self.code = code
        self.label = label
        self.samples = samples

    @property
    def question(self) -> str:
        shown = "; ".join(f"“{sample}”" for sample in self.samples)
        return _(
            "Chữ trong tệp gõ bằng bảng mã {label}, không phải Unicode. Đọc thử: {samples}.",
            label=self.label,
            samples=shown,
        )


@dataclass(frozen=True)
class Decoding:
    """How bytes become text: decode with `codec`, then `convert` each cell. `proven_by_headings`: a
    guess that they must confirm."""

    codec: str
    convert: Callable[[str], str] | None = None
    proven_by_headings: bool = False

    def text(self, data: bytes) -> str:
        """The beginning of a file, as far as it can be decoded."""
        even = len(data) // 2 * 2 if self.codec.startswith("utf-16") else len(data)
        return data[:even].decode(self.codec, errors="ignore")

    def cells(self, cells: list[str]) -> list[str]:
        return [self.convert(cell) for cell in cells] if self.convert else cells


def decodings(source: Source) -> Iterator[Decoding]:
    """Ways to read the file, the likeliest first: a marked or evident Unicode form alone, else
    Windows-1258, else what the sender confirmed. Text of a Unicode form may still be that of a
    font. Raises EncodingUnconfirmed."""
    codec = unicode_form(source)
    if codec:
        yield Decoding(codec, conversion(Decoding(codec).text(source.head), source.told))
        return
    require_letters(cells_of(source.head.decode("cp1252", errors="replace")))
    # its tones stand apart from their letters
    yield Decoding(LEGACY, composed, proven_by_headings=True)
    sample = source.head.decode(BYTES)
    if western := _as_windows_1258(sample):
        if source.told.encoding != "windows-1258":
            raise EncodingUnconfirmed("windows-1258", "Windows-1258", western)
        yield Decoding(LEGACY, composed)
    elif convert := conversion(sample, source.told, least=1, among=FONTS):
        yield Decoding(BYTES, convert)


def cells_of(text: str) -> list[str]:
    """The cells of a text table whose separator is not known."""
    return _CELLS.split(text)


def require_letters(texts: Iterable[str]) -> None:
    """Raises FileRefused where letters of a text were lost: then no encoding brings them back."""
    if piece := lost_letters(texts):
        raise FileRefused(
            _(
                "Chữ trong tệp đã mất, thành dấu “?” (“{piece}”): chương trình lưu tệp không ghi được chữ Việt. "
                "Hãy mở tệp gốc và lưu lại thành “CSV UTF-8” hoặc XLSX rồi nhập lại.",
                piece=piece,
            )
        )


def conversion(
    sample: str, told: Told, *, least: int = 2, among: Iterable[Scheme] = tuple(SCHEMES.values())
) -> Callable[[str], str] | None:
    """The conversion that a text needs and its sender has confirmed; None where it needs none.
    Raises EncodingUnconfirmed."""
    scheme = recognise(sample, least=least, among=among)
    if scheme is None:
        return None
    if scheme.code != told.encoding:
        raise EncodingUnconfirmed(scheme.code, scheme.label, _samples(sample, scheme.convert))
    return scheme.convert


def _as_windows_1258(sample: str) -> tuple[str, ...] | None:
    """Samples of the text in Windows-1258 where that makes more sense than any font."""
    scheme = recognise(sample, least=1, among=FONTS)
    text = composed(sample.encode(BYTES).decode(LEGACY, errors="replace"))
    words = accented_words(text)
    share = share_of_syllables(words)
    rival = share_of_syllables(map(scheme.raw, accented_words(sample))) if scheme else 0.0
    return _samples(text, composed) if share > rival and share >= 0.6 and len(words) >= 2 else None


def _samples(text: str, convert: Callable[[str], str]) -> tuple[str, ...]:
    """The three cells that hold most accented words, converted, at most 60 characters of each."""
    cells = dict.fromkeys(convert(cell) for cell in _CELLS.split(text))
    return tuple(
        " ".join(nfc(cell).split())[:60]
        for cell in sorted(cells, key=lambda cell: -len(accented_words(cell)))[:3]
    )


def unicode_form(source: Source) -> str | None:
    """The codec of a file that is marked as Unicode, or evidently is; None for bytes of another
    sort."""
    for bom, name in _BOMS:
        if source.head.startswith(bom):
            return name
    return _unmarked_utf16(source.head) or ("utf-8" if _is_utf8_head(source) else None)


def as_utf8(source: Source) -> bytes | None:
    """The whole of a small file in a Unicode form, as UTF-8 without a mark; None where it is in no
    such form, or broken."""
    codec = unicode_form(source)
    try:
        return (
            source.path.read_bytes().decode(codec).removeprefix("\ufeff").encode("utf-8")
            if codec
            else None
        )
    except UnicodeError:
        return None


def _is_utf8_head(source: Source) -> bool:
    """The head may end within a letter."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(
            source.head, final=len(source.head) == source.size
        )
    except UnicodeDecodeError:
        return False
    return True


def _unmarked_utf16(head: bytes) -> str | None:
    """Text with mostly Latin letters has a zero in every second byte, and no control characters
    once it is read right."""
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
    """The encoding that an XML file declares although its bytes are UTF-8 beyond ASCII; None where
    nothing contradicts.

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
