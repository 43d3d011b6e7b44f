"""Our own words for codes, as a file in any of our languages has them."""

from collections.abc import Mapping
from functools import lru_cache

from domain.places.provinces import PROVINCES_34, PROVINCES_63, former_code, place_name
from domain.text.folding import fold
from language import _
from language.translation import LANGUAGES, in_language


def codes_of(labels: Mapping[str, str]) -> dict[str, str]:
    """Folded words, in every language → their code. `labels`: code → the words as they are
    translated."""
    return _codes(tuple(labels.items()))


@lru_cache(maxsize=20)
def _codes(labels: tuple[tuple[str, str], ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        with in_language(language):
            found |= {fold(_(words)): code for code, words in labels}
    return found


def former_of(name: str) -> str | None:
    """The code of one of the 63, in any spelling and in any of our languages."""
    return former_code(name) or _codes_of_former().get(fold(name))


@lru_cache(maxsize=1)
def _codes_of_former() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        with in_language(language):
            found |= {fold(place_name(code, "vn63")): code for code in PROVINCES_63}
    return found


@lru_cache(maxsize=1)
def codes_of_provinces() -> dict[str, str]:
    """Folded name of each of the 34, short, full or in another language → its code."""
    found = {fold(province.full_name): code for code, province in PROVINCES_34.items()}
    for language in LANGUAGES:
        with in_language(language):
            found |= {fold(place_name(code, "vn34")): code for code in PROVINCES_34}
    return found
