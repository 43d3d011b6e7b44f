"""WIPO ST.86 XML: industrial designs, applications with one or more designs, transactions."""

from datetime import date

from data_access.importing.readers.xml_records import Build, names, namespaces, rows
from data_access.importing.reading import Reader, Reading
from data_access.importing.source import Source
from data_access.importing.st86 import designs
from data_access.importing.tree import ST86

BUILDERS: dict[str, Build] = dict.fromkeys(designs.ELEMENTS, designs.build)
_TELLING = frozenset({"DesignTransactionBody", "DesignApplicationDetails", "DesignDetails"})


def _sniff(source: Source) -> bool:
    return any(ST86.fullmatch(n) for n in namespaces(source)) or bool(_TELLING & names(source))


def _read(source: Source, today: date) -> Reading:
    return Reading("st86", rows(source, BUILDERS, "st86", today))


READER = Reader("st86", _sniff, _read)
