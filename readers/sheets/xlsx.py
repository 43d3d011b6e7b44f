"""The parts of an XLSX workbook, read in a stream: what a sender wrote into them never decides how
much memory is taken.

The library would hold the shared strings, the styles, the names and what stands around a sheet's
rows whole, and unfold each. Of all that its cells need the texts, which styles are days, and the
calendar. How a cell is written the library knows.
"""

import posixpath
import warnings
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml.etree import _Element
from openpyxl.packaging.manifest import Manifest
from openpyxl.reader.excel import _find_workbook_part
from openpyxl.styles.numbers import builtin_format_code, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, WINDOWS_EPOCH
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser
from openpyxl.xml.functions import fromstring

from domain.text.counts import whole
from language import _
from language.numbers import dotted
from readers.file.archive import TYPES, Archive
from readers.file.reading import FileRefused
from readers.xml.parsing import TooLarge, part_elements
from readers.xml.tree import attribute

MOST_TEXTS = 5_000_000
"""Shared strings: 25 different ones in each of 200,000 rows."""
LARGEST_TEXTS = 256 << 20
"""Bytes of the part that holds them."""
MOST_STYLES = 100_000
"""Ways to write a cell; Excel itself stops at 65,490."""
MOST_SHEETS, MOST_RELATIONS = 500, 10_000
LONGEST_FORMAT = 255
LONGEST_ROW = 4_000_000
"""Characters of a row's texts: a text that is written once may be referred to from every cell."""
_STRINGS, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
Cells = list[dict[str, Any]]


@dataclass(frozen=True)
class Part:
    """A worksheet: what people call it, where it lies in the archive, whether nobody sees it."""

    title: str
    path: str
    hidden: bool


class Texts:
    """The shared strings behind one another as bytes: a tenth of what as many Python strings
    take."""

    def __init__(self) -> None:
        self._bytes, self._ends = bytearray(), array("Q", [0])
        # a row that refers to one text often holds it once
        self._text = lru_cache(maxsize=1_000)(self._decoded)

    def append(self, text: str) -> None:
        self._bytes += text.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._bytes))
        if len(self._ends) > MOST_TEXTS + 1:
            raise _too_many(_("ô chữ khác nhau"), MOST_TEXTS)

    def __getitem__(self, number: int) -> str:
        if not 0 <= number < len(self._ends) - 1:
            raise IndexError(number)
        return self._text(number)

    def _decoded(self, number: int) -> str:
        return self._bytes[self._ends[number] : self._ends[number + 1]].decode(
            "utf-8", "surrogatepass"
        )


class Book:
    """An opened workbook. Raises FileRefused, and what the libraries raise for a broken one."""

    def __init__(self, archive: Archive) -> None:
        self._archive, self._names = archive, frozenset(archive.namelist())
        main = _find_workbook_part(Manifest.from_tree(fromstring(archive.read(TYPES)))).PartName[1:]
        self._epoch = WINDOWS_EPOCH
        self.sheets = [part for part in self._sheets(main) if part.path in self._names]
        self._texts = self._read_texts()
        self._days, self._durations = self._read_styles()

    def rows(self, part: Part) -> Iterator[tuple[int, Cells]]:
        """(1-based row, its cells that are written) of a worksheet, in the order of the file."""
        parser = _Cells(None, self._texts, True, self._epoch, self._days, self._durations)
        for element in self._elements(part.path, "row"):
            # about styles, and about days out of range: such a cell comes as an error and is told
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                position, cells = parser.parse_row(element)
            parser.row_dimensions.clear()
            if (
                sum(len(cell["value"]) for cell in cells if isinstance(cell["value"], str))
                > LONGEST_ROW
            ):
                raise FileRefused(
                    _(
                        "Bảng tính có dòng quá dài (dòng {n}), bị từ chối để bảo vệ hệ thống.",
                        n=position,
                    )
                )
            yield position, cells

    def _elements(self, path: str, *names: str) -> Iterator[_Element]:
        try:
            with self._archive.open(path) as stream:
                yield from part_elements(stream, frozenset(names))
        except TooLarge as error:
            raise FileRefused(
                _(
                    "Bảng tính có dòng hoặc ô quá lớn ({part}), bị từ chối để bảo vệ hệ thống.",
                    part=path,
                )
            ) from error
        except FileRefused as error:
            raise FileRefused(
                _("Bảng tính bị hỏng, không đọc hết được ({detail}).", detail=path)
            ) from error

    def _sheets(self, main: str) -> Iterator[Part]:
        folder, name = posixpath.split(main)
        relations: dict[str, tuple[str, str]] = {}
        for element in self._elements(f"{folder}/_rels/{name}.rels".lstrip("/"), "Relationship"):
            target = str(element.get("Target", ""))
            path = (
                target[1:]
                if target.startswith("/")
                else posixpath.normpath(posixpath.join(folder, target))
            )
            relations[str(element.get("Id"))] = (str(element.get("Type", "")), path)
            if len(relations) > MOST_RELATIONS:
                raise _too_many(_("liên kết giữa các phần"), MOST_RELATIONS)
        count = 0
        for element in self._elements(main, "sheet", "workbookPr"):
            if _local(element) == "workbookPr":
                if element.get("date1904") in ("1", "true"):
                    self._epoch = CALENDAR_MAC_1904
                continue
            count += 1
            if count > MOST_SHEETS:
                raise _too_many(_("trang tính"), MOST_SHEETS)
            if key := attribute(element, "id"):
                kind, path = relations[key]
                if "chartsheet" not in kind:  # which holds no cells
                    yield Part(
                        str(element.get("name", "")),
                        path,
                        element.get("state", "visible") != "visible",
                    )

    def _read_texts(self) -> Texts:
        texts = Texts()
        if _STRINGS not in self._names:
            return texts
        if self._archive.getinfo(_STRINGS).file_size > LARGEST_TEXTS:
            raise FileRefused(
                _(
                    "Bảng tính có hơn {n} MB chữ; hãy chia nhỏ hoặc lưu thành CSV rồi nhập lại.",
                    n=LARGEST_TEXTS >> 20,
                )
            )
        for element in self._elements(_STRINGS, "si"):
            texts.append("".join(_written(element)).replace("x005F_", ""))  # as the library does
        return texts

    def _read_styles(self) -> tuple[frozenset[int], frozenset[int]]:
        """The numbers of the styles that show a number as a day, and as a duration."""
        own: dict[int, str] = {}
        used = array("Q")
        if _STYLES in self._names:
            for element in self._elements(_STYLES, "numFmt", "xf"):
                above = element.getparent()
                within = _local(above) if above is not None else ""
                number = whole(element.get("numFmtId") or "0") or 0
                if within == "numFmts":
                    own[number] = str(element.get("formatCode", ""))[:LONGEST_FORMAT]
                elif within == "cellXfs":
                    used.append(min(number, 1 << 32))
                if max(len(own), len(used)) > MOST_STYLES:
                    raise _too_many(_("kiểu ô"), MOST_STYLES)
        return _of_format(used, own, is_date_format), _of_format(used, own, is_timedelta_format)


class _Cells(WorkSheetParser):  # type: ignore[misc]
    """How the library reads a cell. Of a formula the value that was stored for it is read, and that
    it is one (`formula`); it is never looked into."""

    def parse_cell(self, element: Any) -> dict[str, Any]:
        cell: dict[str, Any] = super().parse_cell(element)
        if element.find(FORMULA_TAG) is not None:
            cell["formula"] = True
        return cell


def _written(element: _Element) -> Iterator[str]:
    """The texts of a shared string: its own, or that of its runs; how it is pronounced is none of
    it."""
    for child in element.iterchildren("{*}t", "{*}r"):
        texts = [child] if _local(child) == "t" else child.iterchildren("{*}t")
        yield from (text.text or "" for text in texts)


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _of_format(
    used: Sequence[int], own: dict[int, str], says: Callable[[str | None], bool]
) -> frozenset[int]:
    told = {number: says(own.get(number) or builtin_format_code(number)) for number in set(used)}
    return frozenset(style for style, number in enumerate(used) if told[number])


def _too_many(what: str, most: int) -> FileRefused:
    most_written = dotted(most)
    return FileRefused(
        _(
            "Bảng tính có quá nhiều {what} (hơn {n}), bị từ chối để bảo vệ hệ thống.",
            what=what,
            n=most_written,
        )
    )
