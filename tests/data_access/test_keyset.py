"""One pager for every list (issue 16, item 6): cursors that come from people, and pages on both
sides of them."""

from base64 import urlsafe_b64encode
from datetime import date

import pytest

from data_access.database.keyset import BadCursor, Cursor, Page, page_of, read_asked

KINDS = (date, int, str, int)
HERE = Cursor((date(2026, 11, 1), 7, "renewal_nh", 1), 25)


def encoded(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def test_a_cursor_is_read_as_it_was_written() -> None:
    """The spelling is a contract: addresses that people keep hold it."""
    assert HERE.write() == encoded('["2026-11-01",7,"renewal_nh",1,25]')
    assert Cursor.read(HERE.write(), KINDS) == HERE
    named = Cursor(("bạc hà", 7), 1)
    assert named.write("ten") == encoded('["ten","b\\u1ea1c h\\u00e0",7,1]')
    assert Cursor.read(named.write("ten"), (str, int), "ten") == named


@pytest.mark.parametrize(
    "code",
    [
        *(
            "x",
            "é",
            "W10",
            "bnVsbA",
            "%00",
            encoded("[" * 100_000),
            encoded("{}"),
            encoded("7"),
            encoded("[]"),
            encoded('["2026-11-01"]'),
        ),
        HERE.write("ten"),
        encoded('["2026-11-01",7,"a",1,25,1]'),
        encoded('["2026-11-31",7,"a",1,25]'),
        encoded('["2026-11-01","7","a",1,25]'),
        encoded('["2026-11-01",true,"a",1,25]'),
        encoded('["2026-11-01",-1,"a",1,25]'),
        encoded('["2026-11-01",4611686018427387904,"a",1,25]'),
        encoded('["2026-11-01",7,"a\\u0000",1,25]'),
        encoded('["2026-11-01",7,"a",1,2.5]'),
        encoded('["2026-11-01",7,"a",1,0]'),
        encoded('[20261101,7,"a",1,25]'),
    ],
)
def test_what_is_no_cursor_is_refused(code: str) -> None:
    with pytest.raises(BadCursor):
        Cursor.read(code, KINDS)


def test_which_page_an_address_asks_for() -> None:
    """After wins over before, as it always has."""
    other = Cursor((date(2020, 1, 1), 1, "a", 1), 2).write()
    assert read_asked("", "", KINDS) == (None, False)
    assert (
        read_asked(HERE.write(), "", KINDS)
        == read_asked(HERE.write(), other, KINDS)
        == (HERE, False)
    )
    assert read_asked("", HERE.write(), KINDS) == (HERE, True)


@pytest.mark.parametrize(
    ("found", "position", "backwards", "page"),
    [
        ([], None, False, Page([], 1, after=False, before=False)),
        ([1, 2], None, False, Page([1, 2], 1, after=False, before=False)),
        ([1, 2, 3], None, False, Page([1, 2], 1, after=True, before=False)),
        ([3, 4, 5], 2, False, Page([3, 4], 3, after=True, before=True)),
        ([5], 4, False, Page([5], 5, after=False, before=True)),
        ([], 5, False, Page([], 6, after=False, before=False)),
        ([4, 3, 2], 5, True, Page([3, 4], 3, after=True, before=True)),
        ([2, 1], 3, True, Page([1, 2], 1, after=True, before=False)),
        ([1], 9, True, Page([1], 1, after=True, before=False)),
        ([], 9, True, Page([], 1, after=False, before=False)),
        ([4, 3, 2], 1, True, Page([3, 4], 1, after=True, before=True)),
    ],
)
def test_pages_of_two(
    found: list[int], position: int | None, backwards: bool, page: Page[int]
) -> None:
    """`found` comes nearest first, one more than is shown; a place told by a forged cursor never
    falls below the first."""
    cursor = None if position is None else Cursor((0,), position)
    assert page_of(found, cursor, backwards=backwards, size=2) == page


def test_ends_lead_to_the_pages_beside() -> None:
    page = Page([3, 4], 3, after=True, before=True)
    assert page.ends(lambda n: (n,)) == (Cursor((3,), 3), Cursor((4,), 4))
    assert Page([1], 1, after=False, before=False).ends(lambda n: (n,)) == (None, None)
