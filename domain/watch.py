"""A watch on local names: does a new mark take a protected name? Folded words, whole words in their order, generic words left out.

A protected name is its words less what only says which goods they are ("cam", "nước mắm"): the longest run of the others is its core.
Likeness is a percentage for ranking, worked out by the rules in `match`; it is no legal judgement of confusion. Source: domain facts §5.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.text import nfc, words

GENERIC = frozenset(
    words(
        "cam buoi quyt chanh chuoi nhan vai thieu xoai man mit oi na hong dua sau rieng mang cut gao nep te com lua ngo khoai san lac "
        "me che tra ca phe ho tieu dieu que hoi sam nam hanh toi gung nghe rau cu qua hat mat ong nuoc mam muoi tom cua ghe muc kho ga vit "
        "heo lon trau thit trung gio cha nem ruou bia banh keo mien bun pho gom lua tho dac san lang hop tac xa htx rung"
    )
)
"""Folded words that name goods: at the beginning of a name they say what it is, further on they may belong to the name (Khe Mây)."""
FULL, CORE_AND_PRODUCT, JOINED, CORE, WEAK = 100, 85, 80, 70, 50
OVERLAP, OTHER_TONES, LEAST = 10, 40, 50
SHORTEST_JOINED = 6
"""Letters below which words written as one are not looked for: 'vinh' stands in too many others."""


@dataclass(frozen=True, slots=True)
class Term:
    """`whole`, `core`: folded words; `spelt`: core words as written, lower case; `product`: folded words of the goods; `classes`: Nice."""

    id: int
    vn34: str
    whole: tuple[str, ...]
    core: tuple[str, ...]
    spelt: tuple[str, ...]
    product: frozenset[str]
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    """`likeness` in per cent; `overlap`: Nice classes of both, ascending."""

    likeness: int
    overlap: tuple[str, ...]


def make_term(phrase: str, product: str, classes: Iterable[str], *, id: int = 0, vn34: str = "") -> Term:
    """The term of a name; its core is empty where every word is generic: such a name cannot be watched."""
    whole, goods = tuple(words(phrase)), frozenset(words(product))
    named = next((i for i, word in enumerate(whole) if word not in GENERIC), len(whole))
    start, length = _longest_run([i >= named and word not in goods for i, word in enumerate(whole)])
    spelt = tuple(_spelt(phrase))[start : start + length] if len(_spelt(phrase)) == len(whole) else whole[start : start + length]
    said = goods | set(whole[:named])
    return Term(id, vn34, whole, whole[start : start + length], spelt, said, frozenset(classes))


def match(term: Term, mark: str, classes: Iterable[str]) -> Match | None:
    """How a mark takes the name; None where it does not, or too faintly."""
    if not term.core:
        return None
    found = words(mark)
    overlap = tuple(sorted(term.classes & frozenset(classes), key=int))
    likeness = _likeness(term, found, bool(overlap))
    if not likeness:
        return None
    likeness += (OVERLAP if overlap else 0) - (OTHER_TONES if _toned_otherwise(term, mark, found) else 0)
    return Match(min(likeness, FULL), overlap) if likeness >= LEAST else None


def _likeness(term: Term, found: list[str], overlap: bool) -> int:
    if _at(found, term.whole) >= 0 and len(term.whole) > len(term.core):
        return FULL
    if _at(found, term.core) >= 0:
        if len(term.core) == len(term.whole) and len(term.core) > 1:
            return FULL
        if term.product & set(found):
            return CORE_AND_PRODUCT
        return CORE if len(term.core) > 1 else WEAK if overlap else 0
    joined = {"".join(term.whole), "".join(term.core) if len(term.core) > 1 else ""}
    return JOINED if any(len(word) >= SHORTEST_JOINED and word in joined for word in found) else 0


def index(terms: Iterable[Term]) -> dict[str, list[Term]]:
    """Folded word → terms that a mark with this word may take: the first look, before classes are read."""
    found: dict[str, list[Term]] = {}
    for term in terms:
        keys = {term.core[0], "".join(term.whole), "".join(term.core)} if term.core else set()
        for key in keys:
            found.setdefault(key, []).append(term)
    return found


def _at(found: list[str], phrase: tuple[str, ...]) -> int:
    """Where the phrase stands as whole words in this order; -1 nowhere."""
    n = len(phrase)
    return next((i for i in range(len(found) - n + 1) if tuple(found[i : i + n]) == phrase), -1)


def _toned_otherwise(term: Term, mark: str, found: list[str]) -> bool:
    """The mark writes tone marks, and others than the name's: 'Vĩnh' for 'Vinh'. Without any it is read as the name."""
    spelt, at = _spelt(mark), _at(found, term.core)
    if at < 0 or len(spelt) != len(found):
        return False
    taken = tuple(spelt[at : at + len(term.core)])
    return taken != term.spelt and any(not word.isascii() for word in spelt)


def _spelt(text: str) -> list[str]:
    """The words as written, lower case, split as domain.text.words splits them."""
    return "".join(c if c.isalnum() else " " for c in nfc(text).lower()).split()


def _longest_run(wanted: list[bool]) -> tuple[int, int]:
    """Start and length of the longest run of true values, the first of equals."""
    best = (0, 0)
    start = 0
    for i, flag in enumerate([*wanted, False]):
        if not flag:
            if i - start > best[1]:
                best = (start, i - start)
            start = i + 1
    return best
