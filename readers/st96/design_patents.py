"""An ST.96 publication of a patent for designs (V9, as the Eurasian office writes it) → one
canonical record.

Numbers, days and parties stand in its bibliographic data as in those of a patent; titles, classes,
designers, pictures in its designs.
"""

from dataclasses import replace

from lxml.etree import _Element

from domain.records.asset import AssetRecord
from readers.st96 import parties as who
from readers.st96 import patents
from readers.xml.days import Days
from readers.xml.tree import at, in_best_language, inside, text

ELEMENTS = frozenset({"DesignPatentPublication"})


def build(document: _Element, days: Days) -> AssetRecord:
    """The record that the element tells; several designs are one right and give their classes and
    designers."""
    data = next(at(document, "DesignPatentBibliographicData"), document)
    designs = list(at(document, "DesignPatentBag/DesignPatent"))
    found = patents.build(data, days)
    title = text(in_best_language([e for design in designs for e in at(design, "DesignTitleText")]))
    designers = who.named(
        (e for design in designs for e in at(design, "DesignerBag/Designer")), "inventor"
    )
    classes = (
        code
        for design in designs
        for e in inside(design, "LocarnoClassification")
        for code in patents.locarno(e)
    )
    return replace(
        found,
        kind="KDCN",
        title=title or found.title,
        parties=(*found.parties, *designers),
        classes=tuple(dict.fromkeys((*found.classes, *classes))),
        images=tuple(
            dict.fromkeys(
                name for design in designs for e in inside(design, "FileName") if (name := text(e))
            )
        ),
    )
