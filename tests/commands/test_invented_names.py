"""No invented name is anybody's: every combination that the demonstration can make is looked up among
the country's provinces, districts and communes and the names of geographical indications (issue 18,
item 5; the rule stands in commands/illustrative/names)."""

import csv
import re
from collections.abc import Iterator
from datetime import date

import pytest

from commands import illustrative
from commands.illustrative.borrowed import OWNERS, SUFFIXES
from commands.illustrative.names import people, places
from commands.illustrative.names.firms import FIRMS, RESEARCH, TAUGHT
from commands.illustrative.names.marks import LATIN, PHRASES, of_class
from commands.illustrative.names.trades import TRADES
from commands.illustrative.specialities import GOODS
from data_access.upkeep.published_facts import FACTS
from domain.places.provinces import PROVINCES_34, PROVINCES_63
from domain.text.folding import fold
from tests.importing.files import shared

LEGAL_FORM = re.compile(
    r"^(Công ty TNHH MTV|Công ty TNHH|Công ty cổ phần|Doanh nghiệp tư nhân|Hợp tác xã|Trường Đại học|Trường Cao đẳng|"
    r"Viện nghiên cứu|Hội Nông dân (xã|phường)|Ủy ban nhân dân (xã|phường)|Hội làng nghề) "
)
PEOPLE = re.compile(
    r"^(Hộ kinh doanh )?({})".format("|".join(f"{name} " for name in people.FAMILY))
)
"""An owner who is called by a person's name."""


@pytest.fixture(scope="module")
def taken() -> frozenset[str]:
    """Folded names of two words or more."""
    communes = shared("demo_names/places_taken.txt").read_text("utf-8").splitlines()
    provinces = [p.name for p in (*PROVINCES_34.values(), *PROVINCES_63.values())]
    return frozenset(
        n for name in (*communes, *provinces, *_indications()) if " " in (n := fold(name))
    )


def _indications() -> Iterator[str]:
    files = list(FACTS.glob("geographical_indication*.csv"))
    assert files
    for file in files:
        with file.open(encoding="utf-8-sig", newline="") as rows:
            yield from (row["name"] for row in csv.DictReader(rows) if row.get("name"))


def _inside(name: str, taken: frozenset[str]) -> list[str]:
    words = fold(name).split()
    parts = (" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 2, len(words) + 1))
    return [part for part in parts if part in taken]


def test_no_invented_place_is_a_place(taken: frozenset[str]) -> None:
    invented = [*places.NAMED_AFTER, *places.DISTRICTS, *(name for _, name in places.COMMUNES)]
    assert [name for name in invented if fold(name) in taken] == []


def test_no_mark_holds_the_name_of_a_place(taken: frozenset[str]) -> None:
    names = set(_marks())
    assert len(names) > 3_000
    assert {name: found for name in names if (found := _inside(name, taken))} == {}


def test_no_firm_holds_the_name_of_a_place(taken: frozenset[str]) -> None:
    names = set(_firms())
    assert len(names) > 2_000
    assert {name: found for name in names if (found := _inside(name, taken))} == {}


def _marks() -> Iterator[str]:
    yield from (name for name, _ in (*PHRASES, *LATIN))
    for brands, goods in _by_trade():
        yield from (f"{word} {brand}" for word in goods for brand in brands)
    yield from (f"{goods} {name}" for goods, _ in GOODS for _kind, name in places.COMMUNES)


def _by_trade() -> Iterator[tuple[list[str], list[str]]]:
    """(names of a trade's firms, words of its goods)."""
    for trade in TRADES:
        suiting = [name for number in trade.goods for name in of_class(PHRASES, number)]
        latin = [name.capitalize() for name, _ in LATIN]
        words = [word for goods in trade.goods.values() for word in goods]
        yield [*places.NAMED_AFTER, *suiting, *latin], words


def _firms() -> Iterator[str]:
    for trade, (brands, _) in zip(TRADES, _by_trade(), strict=True):
        yield from (f"{trade.called} {brand}" for brand in brands)
    yield from (f"Công nghệ {place}" for place in places.NAMED_AFTER)
    for _kind, name in places.COMMUNES:
        yield from (f"Nông nghiệp {name}", *(f"{goods} {name}" for goods, _ in GOODS))
    yield from (f"{taught} {name}" for taught in TAUGHT for _, name in places.COMMUNES)


@pytest.mark.parametrize("seed", [2021, 7])
def test_nothing_drawn_escapes_the_lists(taken: frozenset[str], seed: int) -> None:
    """The rows themselves, in case something is put together in another way than above."""
    rows = list(illustrative.records(date(2026, 11, 29), size=6_000, seed=seed))
    marks = {row.title for row in rows if row.kind == "NH"}
    owners = {row.parties[0].name for row in rows}
    firms = {LEGAL_FORM.sub("", name) for name in owners if not PEOPLE.match(name)}
    assert {name: found for name in marks | firms if (found := _inside(name, taken))} == {}
    assert not people.KNOWN & {party.name for row in rows for party in row.parties}


def test_who_takes_a_local_name_has_an_invented_one(taken: frozenset[str]) -> None:
    """Their marks hold the names of others on purpose; what
    follows "Minh Họa" in their own is nobody's."""
    names = [name.partition("Minh Họa ")[2] for name, _city in OWNERS]
    assert {name: found for name in names if (found := _inside(name, taken))} == {}
    assert all(any(spot in name for spot in places.SPOTS) for name in names)
    assert not set(SUFFIXES) & {"An Phát", "Đại Phát", "Hòa Phát"}


def test_marks_are_three_syllables_or_six_letters() -> None:
    assert [name for name, _ in PHRASES if len(name.split()) < 3] == []
    assert [name for name, _ in LATIN if len(name) < 6 or not name.isascii()] == []


def test_no_legal_form_is_left_without_a_name() -> None:
    """A firm is never a legal form and a trade alone, as real ones may be called."""
    for form, _weight in (*FIRMS, *RESEARCH):
        assert any(part in form for part in ("{brand}", "{spot}", "{person}", "{commune}")), form
