"""WIPO ST.86 XML: industrial designs, applications with one or more designs, transactions."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from readers.file.reading import Reader, Reading, Row
from readers.file.source import Source
from readers.st86 import designs
from readers.xml import parsing
from readers.xml.namespaces import ST86, name
from readers.xml.records import names, namespaces, row_of, some

_TELLING = frozenset({"DesignTransactionBody", "DesignApplicationDetails", "DesignDetails"})


def _sniff(source: Source) -> bool:
    return any(ST86.fullmatch(n) for n in namespaces(source)) or bool(_TELLING & names(source))


def _read(source: Source, today: date) -> Reading:
    return Reading("st86", some(_rows(source, today)))


def _rows(source: Source, today: date) -> Iterator[Row]:
    for element, line in parsing.elements(source, designs.ELEMENTS):
        for design in designs.each_registered(element) if name(element) in designs.ELEMENTS else ():
            yield row_of(element, partial(designs.build, design=design), line, "st86", today)


READER = Reader("st86", _sniff, _read)
