"""How the sections of a document are counted, on the screen and in every file."""

from read_models.document import Document

_ROMAN = ((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def has_two_levels(document: Document) -> bool:
    """Whether sections stand under others: then the main ones are counted I., II."""
    return any(section.level > 1 for section in document.sections)


def numbers(document: Document) -> list[str]:
    """The number of each section: 'I.' and '1.' under it, or '1.' where there is one level; '' of
    one that has no heading."""
    two = has_two_levels(document)
    main = 0
    under = 0
    found = []
    for section in document.sections:
        if not section.heading:
            found.append("")
        elif section.level > 1:
            under += 1
            found.append(f"{under}.")
        else:
            main = main + 1
            under = 0
            found.append(f"{roman(main)}." if two else f"{main}.")
    return found


def roman(n: int) -> str:
    """4 → 'IV'."""
    text = ""
    for value, sign in _ROMAN:
        count, n = divmod(n, value)
        text += sign * count
    return text
