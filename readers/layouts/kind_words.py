"""The words for kinds of assets and of marks, in a column or in the title of a part of a list."""

from functools import lru_cache

from domain.text.folding import fold, words

_SHORT = {
    "sc": "SC",
    "gphi": "GPHI",
    "kd": "KDCN",
    "kdcn": "KDCN",
    "nh": "NH",
    "nhtt": "NH",
    "nhcn": "NH",
    "cddl": "CDDL",
    "dknh": "NH",
    "gcndknh": "NH",
    "bdqsc": "SC",
    "bdqgphi": "GPHI",
    "bdqkdcn": "KDCN",
}
"""Folded abbreviations that stand as a word of their own."""
_OTHER_RIGHTS = (
    "ban quyen",
    "quyen tac gia",
    "quyen lien quan",
    "giong cay",
    "thiet ke bo tri",
    "bi mat kinh doanh",
    "ten thuong mai",
    "copyright",
    "plant variet",
)
_WORDS = {
    "SC": ("sang che", "invention"),
    "GPHI": ("giai phap huu ich", "utility model", "utility solution"),
    "KDCN": ("kieu dang", "design"),
    "NH": ("nhan hieu", "trademark"),
    "CDDL": ("chi dan dia ly", "chi dan dia li", "geographical indication"),
}


def kinds_in(text: str) -> set[str]:
    """The kinds that a text names, in words or, where it has none of these, in short."""
    told = words(text)
    folded = " ".join(told)
    found = {kind for kind, known in _WORDS.items() if any(word in folded for word in known)}
    short = (*told, *words(text.replace(".", "")))
    return found or {_SHORT[word] for word in short if word in _SHORT}


def is_of_another_right(text: str) -> bool:
    """A right that no register of industrial property of this system holds."""
    return any(name in fold(text) for name in _OTHER_RIGHTS)


@lru_cache(maxsize=256)
def kind_of_part(title: str) -> str | None:
    """The kind of what stands in a part of a list; None where its title tells none, or several."""
    found = kinds_in(title) if title else set()
    return found.pop() if len(found) == 1 else None


def names_a_kind(title: str) -> bool:
    return bool(kinds_in(title))


@lru_cache(maxsize=1024)
def category_in(text: str) -> str | None:
    """Collective or certification; None for anything else, and where both are named."""
    told = fold(text).replace("giay chung nhan", "")
    short = set(words(text))
    found = [
        category
        for category, known in _CATEGORIES.items()
        if any(word in told for word in known[1:]) or known[0] in short
    ]
    return found[0] if len(found) == 1 else None


_CATEGORIES = {
    "collective": ("nhtt", "tap the", "collective"),
    "certification": ("nhcn", "chung nhan", "certification"),
}
"""Its short form, and the words that name it."""
