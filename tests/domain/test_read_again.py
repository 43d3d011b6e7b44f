"""Where a stored record counts by the rules of now: what it says, what it said before, and what a
person has said."""

from dataclasses import replace
from datetime import date

import pytest

from domain.places.read_again import Version, read_again
from domain.records.asset import NOWHERE, AssetRecord, Party, Place
from domain.records.merging import merge
from tests.writing.records import NGHE_AN, create_record

VINH, TOWER, PLEIKU = (
    "Số 1, thành phố Vinh, tỉnh Nghệ An",
    "Tòa nhà Hà Nội Tower, 49 Hai Bà Trưng",
    "12 Hùng Vương, tỉnh Gia Lai",
)
HA_NOI, ABROAD = Place("01", "01", "address"), Place("abroad", "abroad", "address")
OLDER, NEWER = date(2024, 1, 1), date(2026, 1, 1)


def told(
    address: str | None, place: Place, *, who: str = "A", country: str | None = "VN", **more: object
) -> AssetRecord:
    parties = (Party("applicant", who, address, "VN"),) if address else (Party("applicant", who),)
    return create_record(
        **{"parties": parties, "place": place, "country": country, "as_of": NEWER} | more
    )


def now(*records: AssetRecord, imported: bool = True) -> Place:
    return read_again([Version(record, imported) for record in records], {}).place


@pytest.mark.parametrize(
    ("address", "stored", "expected"),
    [
        (VINH, HA_NOI, NGHE_AN),
        (VINH, ABROAD, NGHE_AN),
        (VINH, NOWHERE, NGHE_AN),
        (TOWER, HA_NOI, NOWHERE),
        (TOWER, NOWHERE, NOWHERE),
        (VINH, NGHE_AN, NGHE_AN),
        (VINH, Place("52", "52", "assigned"), Place("52", "52", "assigned")),
        (VINH, Place("52", "52", "declared"), Place("52", "52", "declared")),
        (VINH, Place("52", "52", "published"), Place("52", "52", "published")),
        (None, HA_NOI, HA_NOI),
    ],
    ids=[
        "elsewhere",
        "not abroad",
        "told now",
        "told no more",
        "never",
        "same",
        "assigned",
        "declared",
        "published",
        "no address",
    ],
)
def test_one_version(address: str | None, stored: Place, expected: Place) -> None:
    """Issue 15, item 8: what rules have read is read again; what a person or a source has said
    stays, and so does what nothing tells."""
    assert now(told(address, stored)) == expected


def test_a_country_that_was_misread_goes_with_the_place() -> None:
    """Issue 15, item 8: 'xã Hạ Lan' was the Netherlands."""
    record = replace(
        told("Khối 3, xã Hạ Lan, tỉnh Nghệ An", ABROAD, country="NL"),
        parties=(Party("owner", "A", "xã Hạ Lan, Nghệ An"),),
    )
    again = read_again([Version(record, imported=True)], {})
    assert (again.place, again.country) == (NGHE_AN, "VN")
    german = replace(record, parties=(Party("owner", "A", "Berlin, Đức"),))
    again = read_again([Version(german, imported=True)], {})
    assert (again.place, again.country) == (ABROAD, "DE")


def test_what_an_earlier_address_tells_is_kept() -> None:
    """Issue 15, item 8: as merging has it: a later file without an address, with an unreadable one,
    or that knows no former province."""
    first = told(VINH, NGHE_AN)
    for later in (told(None, NOWHERE, who="B"), told(TOWER, NOWHERE, who="B")):
        merged = merge(first, later)
        assert merged.place == NGHE_AN == now(first, merged)
        wrong = replace(first, place=HA_NOI)
        assert now(wrong, replace(merged, place=HA_NOI)) == NGHE_AN
    former = told("12 Hùng Vương, thị xã An Khê, tỉnh Gia Lai", Place("52", "64", "address"))
    merged = merge(
        former,
        told(PLEIKU, Place("52", "unknown", "address"), who="B", application_date=date(2025, 8, 1)),
    )
    assert merged.place == Place("52", "64", "address") == now(former, merged)


def test_what_was_declared_stands_again_where_the_address_tells_nothing() -> None:
    """Issue 15, item 8: a tower's name had pushed the declared province aside."""
    declared = told(None, Place("52", "unknown", "declared"))
    assert now(declared, told(TOWER, HA_NOI)) == Place("52", "unknown", "declared")


def test_an_older_file_that_was_read_later_has_told_the_place() -> None:
    """Issue 15, item 8: its address is not kept, for the newer one counts; the place that it told
    is."""
    newer, older = told(TOWER, NOWHERE), told(VINH, NGHE_AN, as_of=OLDER, who="B")
    merged = merge(newer, older)
    assert (merged.parties, merged.place) == (newer.parties, NGHE_AN)
    assert now(newer, merged) == NGHE_AN
    assert read_again([Version(newer, True), Version(merged, False)], {}).place == NOWHERE


def test_an_assignment_that_was_taken_back_tells_nothing() -> None:
    """Issue 15, item 8: neither it, nor what the rules had made of it."""
    assigned = told(TOWER, Place("52", "52", "assigned"))
    assert now(told(TOWER, NOWHERE), assigned, told(TOWER, NOWHERE), imported=False) == NOWHERE
    assert now(assigned, told(VINH, NOWHERE), imported=False) == NGHE_AN


def test_what_a_hand_has_remembered_places_what_the_address_does_not() -> None:
    """Issue 15, item 8: only where the address used to tell a place; one that a hand has put back
    stays without."""
    given = Place("52", "52", "assigned")
    known = {("a", "toa nha ha noi tower, 49 hai ba trung"): given}
    assert read_again([Version(told(TOWER, HA_NOI), True)], known).place == given
    assert read_again([Version(told(TOWER, NOWHERE), True)], known).place == NOWHERE
