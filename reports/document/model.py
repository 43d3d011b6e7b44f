"""The content of a report, by the name under which those who write files know it."""

from read_models.document import (
    Block,
    Cell,
    Chart,
    Column,
    Document,
    Figure,
    Gap,
    Issuer,
    Number,
    Paragraph,
    Parts,
    Section,
    Series,
    Table,
    plain,
)

__all__ = [
    "Block",
    "Cell",
    "Chart",
    "Column",
    "Document",
    "Figure",
    "Gap",
    "Issuer",
    "Number",
    "Paragraph",
    "Parts",
    "Section",
    "Series",
    "Table",
    "plain",
]
