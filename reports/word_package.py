"""What the library's own empty document brings along and no document of ours needs."""

from typing import Any

EFFECTS = "stylesWithEffects"
"""A copy of the styles for Word 2010, which says something else as soon as a style is changed: Word
may then call the file unreadable. Without it Word reads the styles."""
SAMPLES = ("customXml", "thumbnail", "webSettings")


def drop(word: Any, *endings: str) -> None:
    """Takes parts out of a document (python-docx), by how the kinds of their relations end."""
    for relations in (word.part.rels, word.part.package.rels):
        unwanted = [r.rId for r in relations.values() if r.reltype.endswith(endings)]
        for name in unwanted:
            del relations[name]
