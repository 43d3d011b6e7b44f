"""WIPO ST.96 XML: marks, patents, designs and geographical indications, drafts of V1 to V9, single
documents, bags and transactions.

A mark's applicants stand in it or, as in letters of an office, in a bag beside its bag.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from readers.file.reading import Reader, Reading, Row
from readers.file.source import Source
from readers.st96 import design_patents, designs, gis, hague, marks, patents
from readers.xml import parsing
from readers.xml.days import Days
from readers.xml.namespaces import ST96, name
from readers.xml.records import (
    Beside,
    Build,
    finished,
    names,
    namespaces,
    require_kept,
    row_of,
    some,
)
from readers.xml.tree import children

_BESIDE = "ApplicantBag"
BUILDERS: dict[str, Build] = {
    element: module.build
    for module in (patents, gis, design_patents, hague)
    for element in module.ELEMENTS
}
_WANTED = BUILDERS.keys() | marks.ELEMENTS | designs.ELEMENTS | {_BESIDE, hague.HISTORY}


def _sniff(source: Source) -> bool:
    return any(ST96.fullmatch(n) for n in namespaces(source))


def _read(source: Source, today: date) -> Reading:
    return Reading("st96", some(_rows(source, today)))


def _rows(source: Source, today: date) -> Iterator[Row]:
    beside = Beside(
        lambda bag: list(children(bag, "Applicant")),
        marks.with_applicants,
        lambda record, days, line: finished(record, days, line, "st96", today),
    )
    own = {local: patents.build for local in names(source) if local.endswith(patents.OFFICES_OWN)}
    builders = {**BUILDERS, **own}
    for element, line in parsing.elements(source, frozenset(_WANTED | own.keys())):
        local = name(element)
        if local in marks.ELEMENTS:
            days = Days()
            require_kept(element, days)
            yield from beside.mark(element, marks.build(element, days), days, line)
        elif local == _BESIDE:
            beside.bag(element)
        elif local in designs.ELEMENTS:
            for design in designs.each_registered(element):
                yield row_of(element, partial(designs.build, design=design), line, "st96", today)
        elif local in builders:
            yield row_of(element, builders[local], line, "st96", today)
    yield from beside.rest()


READER = Reader("st96", _sniff, _read)
