"""WIPO ST.96 XML: marks, patents, designs and geographical indications, drafts of V1 to V6, single documents, bags and transactions."""

from datetime import date

from data_access.importing.readers.xml_records import Build, namespaces, rows
from data_access.importing.reading import Reader, Reading
from data_access.importing.source import Source
from data_access.importing.st96 import designs, gis, marks, patents
from data_access.importing.tree import ST96

BUILDERS: dict[str, Build] = {element: module.build for module in (marks, patents, designs, gis) for element in module.ELEMENTS}


def _sniff(source: Source) -> bool:
    return any(ST96.fullmatch(n) for n in namespaces(source))


def _read(source: Source, today: date) -> Reading:
    return Reading("st96", rows(source, BUILDERS, "st96", today))


READER = Reader("st96", _sniff, _read)
