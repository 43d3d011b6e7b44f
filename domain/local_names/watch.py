"""A watch on local names: does a new mark take a protected name? Folded words, whole words in their
order, generic words left out.

A protected name is its words less what only says which goods they are ("cam", "nước mắm"): the
longest run of the others is its core. A name is also looked for in its other spellings (Buôn Mê
Thuột), and its goods in English. Written with other tones it is another name; a person's name, or a
firm's in other classes, that has the same syllables takes nothing. Likeness is a percentage for
ranking, worked out by the rules in `match`; it is no legal judgement of confusion. Source: domain
facts §5.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from domain.local_names.watch_words import (
    COMPOUNDS,
    FAMILY_NAMES,
    FIRM_WORDS,
    GIVEN_NAMES,
    PLAIN_WORDS,
    in_english,
)
from domain.places.place_names import other_spellings
from domain.text.folding import nfc, sort_key, words

GENERIC = frozenset(
    words(
        "cam buoi quyt chanh chuoi nhan vai thieu xoai man mit oi na hong dua sau rieng mang cut gao nep te com lua ngo khoai san lac "
        "me che tra ca phe ho tieu dieu que hoi sam nam hanh toi gung nghe rau cu qua hat mat ong nuoc mam muoi tom cua ghe muc kho ga vit "
        "heo lon trau thit trung gio cha nem ruou bia banh keo mien bun pho gom lua tho dac san lang hop tac xa htx rung"
    )
)
"""Folded words that name goods: at the beginning of a name they say what it is, further on they may
belong to the name (Khe Mây)."""
NO_GOODS = frozenset(words("dac san lang hop tac xa htx rung"))
"""Generic words that name no goods: they do not make a mark one for the same goods."""
FULL, CORE_AND_PRODUCT, JOINED, CORE, WEAK = 100, 85, 80, 70, 50
OVERLAP, LEAST = 10, 50
SHORTEST_JOINED, SHORTEST_PART = 5, 6
"""Letters below which words written as one are not looked for, nor as the beginning or the end of a
longer word: 'vinh' stands in too many others."""
LONGEST_JOINED = 24


@dataclass(frozen=True, slots=True)
class Term:
    """`whole`, `core`: folded words; `spelt`: core words as written, lower case; `product`: folded
    words of the goods, in English, too; `goods`: the Vietnamese ones as written, by their sorting
    keys; `classes`: Nice; `others`: cores of other spellings."""

    id: int
    vn34: str
    whole: tuple[str, ...]
    core: tuple[str, ...]
    spelt: tuple[str, ...]
    product: frozenset[str]
    classes: frozenset[str]
    goods: frozenset[str] = frozenset()
    others: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """`likeness` in per cent; `overlap`: Nice classes of both, ascending."""

    likeness: int
    overlap: tuple[str, ...]


def make_term(
    phrase: str, product: str, classes: Iterable[str], *, id: int = 0, vn34: str = ""
) -> Term:
    """The term of a name; its core is empty where every word is generic: such a name cannot be
    watched."""
    whole = tuple(words(phrase))
    goods = frozenset(words(product))
    named = next((i for i, word in enumerate(whole) if word not in GENERIC), len(whole))
    # Trà My, for cinnamon: no tea
    if goods and len(whole) - named == 1 and not goods.intersection(whole[:named]):
        named = 0
    start, length = _longest_run([i >= named and word not in goods for i, word in enumerate(whole)])
    spelt = (
        tuple(_spelt(phrase))[start : start + length]
        if len(_spelt(phrase)) == len(whole)
        else whole[start : start + length]
    )
    said = goods | set(whole[:named])
    core = whole[start : start + length]
    written = frozenset(sort_key(word) for word in (*_spelt(product), *_spelt(phrase)[:named]))
    others = tuple((tuple(words(other)), tuple(_spelt(other))) for other in other_spellings(core))
    return Term(
        id=id,
        vn34=vn34,
        whole=whole,
        core=core,
        spelt=spelt,
        product=said | in_english(said),
        classes=frozenset(classes),
        goods=written,
        others=others,
    )


def match(term: Term, mark: str, classes: Iterable[str]) -> Match | None:
    """How a mark takes the name; None where it does not, or too faintly."""
    if not term.core:
        return None
    found = words(mark)
    spelt = _spelt(mark)
    overlap = tuple(sorted(term.classes & frozenset(classes), key=int))
    seen = _Seen(found, spelt if len(spelt) == len(found) else found)
    likeness = max(
        _likeness(term, core, written, seen, bool(overlap))
        for core, written in ((term.core, term.spelt), *term.others)
    )
    likeness = likeness or _part(term, seen, bool(overlap))
    return (
        Match(min(likeness + (OVERLAP if overlap else 0), FULL), overlap)
        if likeness >= LEAST
        else None
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    """The words of a mark: folded, and as written."""

    folded: list[str]
    written: list[str]

    def goods(self, term: Term) -> bool:
        """Whether it names the goods of the term; with their own tones where it writes any."""
        pairs = zip(self.folded, self.written, strict=True)
        return any(
            word in term.product and (written.isascii() or sort_key(written) in term.goods)
            for word, written in pairs
        )


def _likeness(
    term: Term, core: tuple[str, ...], spelt: tuple[str, ...], seen: _Seen, overlap: bool
) -> int:
    at = _at(seen.folded, core)
    goods = seen.goods(term)
    if at < 0:
        return JOINED if _joined(core, term.whole, seen.folded) else 0
    if _toned_otherwise(spelt, seen.written[at : at + len(core)]) or (
        not goods and _is_another(seen, at, len(core), overlap)
    ):
        return 0
    if len(term.whole) > len(term.core) and _at(seen.folded, term.whole) >= 0 and goods:
        return FULL
    if len(term.core) == len(term.whole) and len(core) > 1:
        return FULL
    if goods:
        return CORE_AND_PRODUCT
    if len(core) > 1:
        return CORE
    return WEAK if overlap and _nothing_else(seen, at) else 0


def _part(term: Term, seen: _Seen, overlap: bool) -> int:
    """Three words or more, of which a mark for such goods takes all but the first: 'Ma Thuột'."""
    part = term.core[1:]
    at = _at(seen.folded, part) if len(part) > 1 and overlap else -1
    return (
        WEAK
        if at >= 0 and not _toned_otherwise(term.spelt[1:], seen.written[at : at + len(part)])
        else 0
    )


def _joined(core: tuple[str, ...], whole: tuple[str, ...], found: list[str]) -> bool:
    """Words written as one, alone or with another behind or before them: 'PHUQUOC',
    'PhuQuocExpress'."""
    joined = {"".join(name) for name in (core, whole) if len(name) > 1}
    return any(
        name == word or (len(name) >= SHORTEST_PART and word.startswith(name))
        for name in joined
        for word in found
        if _long(name)
    )


def _long(name: str) -> bool:
    return SHORTEST_JOINED <= len(name) <= LONGEST_JOINED


def _is_another(seen: _Seen, at: int, length: int, overlap: bool) -> bool:
    """Where nothing names the goods: a person's name, a firm's that only shares the syllables, or
    another word ('Quốc tế')."""
    before = seen.written[:at]
    after = seen.folded[at + length :]
    if (
        0 < len(before) <= 2
        and before[0] in FAMILY_NAMES
        and not GENERIC.intersection(seen.folded[1:at])
    ):
        return True
    if after and (seen.folded[at + length - 1], after[0]) in COMPOUNDS:
        return True
    follows = seen.written[at + length :]
    named = len(follows) == 1 and follows[0] in GIVEN_NAMES
    return not overlap and (named or any(word in FIRM_WORDS for word in follows))


def _nothing_else(seen: _Seen, at: int) -> bool:
    """Beside a name of one word stand only words for goods and their praise: 'Quang Vinh' is
    another name."""
    others = seen.folded[:at] + seen.folded[at + 1 :]
    return all(word in PLAIN_WORDS or word in GENERIC or word.isdigit() for word in others)


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a mark was found. `taken`: where in it the name stands, from and to, None where it is not
    written out as words; `toned`: written with the tone marks of the name; `goods`: it is for the
    goods of the name; `overlap`: Nice classes of both."""

    taken: tuple[int, int] | None
    toned: bool
    goods: bool
    overlap: tuple[str, ...]

    @property
    def level(self) -> str:
        """In words, for ranking alone: close, partly, place."""
        if self.goods and self.overlap:
            return CLOSE
        return PARTLY if self.goods or self.overlap else PLACE


CLOSE, PARTLY, PLACE = "close", "partly", "place"


def reasons(term: Term, mark: str, goods: str, overlap: Sequence[str]) -> Reasons:
    """`goods`: the list of what the mark is for, as its source tells it."""
    spans = _spans(nfc(mark))
    found = words(mark)
    spelt = _spelt(mark)
    seen = _Seen(found, spelt if len(spelt) == len(found) else found)
    listed = _Seen(words(goods), _spelt(goods))
    listed = listed if len(listed.folded) == len(listed.written) else _Seen([], [])
    for core in (term.core, *(folded for folded, _written in term.others)):
        at = _at(found, core) if core else -1
        if at >= 0 and len(spans) == len(found):
            last = at + len(core)
            toned = not all(word.isascii() for word in seen.written[at:last])
            taken: tuple[int, int] | None = (spans[at][0], spans[last - 1][1])
            break
    else:
        taken, toned = None, False
    plain = replace(term, product=term.product - NO_GOODS)
    for_goods = seen.goods(plain) or listed.goods(plain)
    return Reasons(taken, toned, for_goods, tuple(overlap))


def _spans(text: str) -> list[tuple[int, int]]:
    """Where the words of a composed text stand, as `_spelt` splits it."""
    found: list[tuple[int, int]] = []
    for i, letter in enumerate(text):
        if not letter.isalnum():
            continue
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def index(terms: Iterable[Term]) -> dict[str, list[Term]]:
    """Folded word → terms that a mark with this word may take: the first look, before classes are
    read (see `candidates`)."""
    found: dict[str, list[Term]] = {}
    for term in terms:
        others = [core for core, _spelt in term.others]
        cores = list(filter(None, (term.core, *others)))
        keys = (
            {core[0] for core in cores}
            | {"".join(core) for core in cores}
            | ({"".join(term.whole)} if cores else set())
        )
        keys |= set(term.core[1:2]) if len(term.core) > 2 else set()
        for key in keys:
            found.setdefault(key, []).append(term)
    return found


def candidates(by_word: dict[str, list[Term]], mark: str) -> list[Term]:
    """The terms of an index that a mark may take, each once."""
    near = {
        id(term): term
        for word in words(mark)
        for key in _keys(word)
        for term in by_word.get(key, ())
    }
    return list(near.values())


def _keys(word: str) -> Iterable[str]:
    """The word, and what it may begin with."""
    return (word, *(word[:n] for n in range(SHORTEST_PART, min(len(word), LONGEST_JOINED + 1))))


def _at(found: list[str], phrase: tuple[str, ...]) -> int:
    """Where the phrase stands as whole words in this order; -1 nowhere."""
    n = len(phrase)
    return next((i for i in range(len(found) - n + 1) if tuple(found[i : i + n]) == phrase), -1)


def _toned_otherwise(spelt: tuple[str, ...], taken: list[str]) -> bool:
    """The mark writes tone marks in the name, and others than the name's: 'Vĩnh' for 'Vinh'.
    Without any it is read as the name; where in a syllable the tone is put ('Hoà', 'Hòa') says
    nothing."""
    if all(word.isascii() for word in taken):
        return False
    return [sort_key(word) for word in taken] != [sort_key(word) for word in spelt]


def _spelt(text: str) -> list[str]:
    """The words as written, lower case, split as domain.text.folding.words splits them."""
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
