"""Numbers and offices of ST.96: an application number is a text, or an element with office and
text; a registration number likewise."""

from lxml.etree import _Element

from readers.xml.tree import at, inside, text, value


def number(element: _Element | None, *paths: str) -> str | None:
    """The number at the first path that holds one, in the source's spelling."""
    for path in paths:
        for found in at(element, path):
            spelt = (
                value(found, f"{path.rpartition('/')[2]}Text")
                or _bare(found)
                or value(found, "ST13ApplicationNumber")
            )
            if spelt:
                return spelt
    return None


def registered_apart(designs: list[_Element]) -> list[_Element]:
    """The designs of an application that become records: each with a registration of its own; else
    the first, which stands for all."""
    own = {
        no: design for design in reversed(designs) if (no := number(design, "RegistrationNumber"))
    }
    return [design for design in designs if design in own.values()] if len(own) > 1 else designs[:1]


def _bare(element: _Element) -> str | None:
    return text(element) if not len(element) else None


def office(element: _Element | None, *paths: str) -> str | None:
    """The ST.3 code at the first path that holds one; the International Bureau (IB) keeps its
    records under WO."""
    return next(
        (code for path in paths for e in at(element, path) if (code := code_of(text(e)))), None
    )


def code_of(written: str | None) -> str | None:
    """The two-letter ST.3 code written; None for what is none."""
    code = (written or "").strip().upper()
    if len(code) != 2 or not code.isalpha():
        return None
    return "WO" if code == "IB" else code


def designates_viet_nam(element: _Element) -> bool:
    """Whether an international registration or application names Viet Nam among its countries."""
    return any((text(e) or "").upper() == "VN" for e in inside(element, "DesignatedCountryCode"))
