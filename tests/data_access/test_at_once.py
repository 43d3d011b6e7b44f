"""Two commands, imports or rolls at once, on both databases: what the address of a form does not
reach is raced here (tests/web/races has the forms)."""

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from data_access import rollups
from data_access.accounts import audit, users
from data_access.accounts.posts import BadAccount
from data_access.accounts.users import AccountChanged
from data_access.accounts.writer import Writer
from data_access.database import state
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM, Scope
from data_access.deadlines import fees
from data_access.importing.pipeline import import_file
from data_access.local_lists import rows as kept
from data_access.local_lists.rows import Unfit
from data_access.local_names.watch.look import look_daily
from data_access.tables import asset, audit_log, fee, import_batch, local_product, user, watch_term
from data_access.upkeep import daily, upgrade
from data_access.writing.undo import UndoRefused, undo
from domain.posts import Post
from read_models.local_lists import PRODUCTS, TERMS
from tests.importing.files import csv_text, mark

PAIRS = 20
LONGEST = 60
"""Seconds after which a test that hangs ends."""
TODAY = date(2026, 11, 25)
PASSWORD = "thuyen-ai-dinh-trang-2026"
NGHE_AN = Scope.province("40")
OFFICER = Writer(1, "nghean", "Người nghean", "40", NGHE_AN)
Do = Callable[[Database], Any]


def both(database: Database, other: Database, first: Do, second: Do) -> list[Any]:
    """What each gives, or the exception that it was told by."""
    together = threading.Barrier(2)

    def run(one: tuple[Do, Database]) -> Any:
        together.wait(LONGEST)
        try:
            return one[0](one[1])
        except (BadAccount, AccountChanged, UndoRefused, Unfit) as told:
            return told

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(run, [(first, database), (second, other)]))


def logged(database: Database) -> Counter[str]:
    with database.read(SYSTEM) as connection:
        assert audit.verify(connection) is None
        return Counter(connection.scalars(select(audit_log.c.action)))


def written(do: Callable[[Any], Any]) -> Do:
    """It, in a transaction of its own."""

    def run(database: Database) -> Any:
        with database.write(SYSTEM) as connection:
            return do(connection)

    return run


def add(username: str, database: Database) -> None:
    with database.write(SYSTEM) as connection:
        users.create(connection, username=username, name="", role="manager", password=PASSWORD)


def test_one_account_of_a_name(database: Database, other: Database) -> None:
    """X-7: `users add` twice: the second is told that there is one, as if it had come later."""
    for n in range(PAIRS):
        name = f"vien{n}"
        found = both(
            database,
            other,
            lambda db, name=name: add(name, db),
            lambda db, name=name: add(name, db),
        )
        assert sorted(str(one) for one in found) == ["None", f"Đã có tài khoản '{name}'."]
    assert logged(database) == {"user_added": PAIRS}


def test_every_change_of_an_account_counts(database: Database, other: Database) -> None:
    """X-7, A-8: locked and given a one-time password at once: both hold, each with its version."""
    for n in range(PAIRS):
        name = f"vien{n}"
        add(name, database)
        both(
            database,
            other,
            written(
                lambda connection, name=name: users.disable(connection, name, actor="operator")
            ),
            written(
                lambda connection, name=name: users.set_password(
                    connection, name, PASSWORD, actor="operator", one_time=True
                )
            ),
        )
        with database.read(SYSTEM) as connection:
            row = connection.execute(select(user).where(user.c.username == name)).one()
        assert (row.version, row.must_change, row.disabled_at is not None) == (3, True, True)


def test_a_post_is_given_and_taken_once(database: Database, other: Database) -> None:
    """X-7: of two who give the same post one is told that it is held, of two who take it that it is
    not; one who gives while another takes loses neither."""
    add("vien", database)
    station, trainer = Post("station", station_id=1), Post("trainer")

    def change(added: Sequence[Post] = (), removed: Sequence[Post] = ()) -> Do:
        return written(
            lambda c: users.change_posts(c, "vien", add=added, remove=removed, actor="x") and None
        )

    for _n in range(PAIRS):
        give, take = change(added=[station]), change(removed=[station])
        told = sorted(str(one) for one in both(database, other, give, give))
        assert told == ["None", "Tài khoản đã có vai 'station:1'."]
        both(database, other, take, change(added=[trainer]))
        with database.read(SYSTEM) as connection:
            assert users.find(connection, "vien").posts == (Post("manager"), trainer)
        told = sorted(str(one) for one in both(database, other, *[change(removed=[trainer])] * 2))
        assert told == ["None", "Tài khoản không có vai 'trainer'."]
    assert logged(database) == {"user_added": 1, "posts_changed": 4 * PAIRS}


def test_a_password_is_set_over_the_one_that_was_told(database: Database, other: Database) -> None:
    """X-7: of two that knew the same former password one is told."""
    add("vien", database)
    for n in range(1, PAIRS + 1):
        change = written(
            lambda c, n=n: users.set_password(
                c, "vien", PASSWORD, actor="vien", one_time=False, seen=n
            )
        )
        assert sorted(type(one).__name__ for one in both(database, other, change, change)) == [
            "AccountChanged",
            "NoneType",
        ]


def test_an_import_is_taken_back_once(database: Database, other: Database, tmp_path: Path) -> None:
    """X-7: the button and the command at once."""
    file = tmp_path / "x.csv"
    for n in range(PAIRS):
        file.write_text(
            csv_text([mark(so_don=f"4-2024-{n:05}", dia_chi="Vinh, Nghệ An")]), encoding="utf-8"
        )
        batch = import_file(database, file, actor="vien", today=TODAY).batch or 0
        take_back = written(
            lambda connection, batch=batch: undo(connection, batch, actor="vien", today=TODAY)
        )
        assert sorted(
            type(one).__name__ for one in both(database, other, take_back, take_back)
        ) == ["UndoRefused", "Undone"]
    assert logged(database) == {"import": PAIRS, "undo": PAIRS}
    with database.read(SYSTEM) as connection:
        assert connection.scalar(select(func.count()).select_from(asset)) == 0
        assert rollups.differences(connection) == []


def test_one_file_imported_twice_at_once_adds_once(
    database: Database, other: Database, tmp_path: Path
) -> None:
    """D-1, X-7: the second finds what the first has written; explained columns stand in nobody's
    way."""
    file = tmp_path / "x.csv"
    for n in range(5):
        rows = [mark(so_don=f"4-2024-{10 * n + i:05}", dia_chi="Vinh, Nghệ An") for i in range(10)]
        file.write_text(csv_text(rows), encoding="utf-8")
        results = both(
            database, other, *2 * [lambda db: import_file(db, file, actor="vien", today=TODAY)]
        )
        assert sorted((one.accepted, one.unchanged) for one in results) == [(0, 10), (10, 0)]
    with database.read(SYSTEM) as connection:
        assert connection.scalar(select(func.count()).select_from(asset)) == 50
        assert connection.scalar(select(func.count()).select_from(import_batch)) == 10


def test_a_product_typed_while_it_is_imported_is_there_once(
    database: Database, other: Database, tmp_path: Path
) -> None:
    """X-7: whoever comes second finds it."""
    file = tmp_path / "san-pham.csv"
    for n in range(PAIRS):
        name = f"Cam {n}"
        file.write_text(
            f"Tên sản phẩm,Hạng OCOP,Chủ thể sản xuất,Quyền liên kết\n{name},4 sao,HTX A,\n",
            encoding="utf-8",
        )
        row = {
            "name": name,
            "kind": "ocop",
            "stars": "4",
            "maker": "HTX A",
            "place": "",
            "right_no": "",
        }

        def typed(db: Database, row: dict[str, str] = row) -> int:
            with db.write(NGHE_AN) as connection:
                return kept.add_row(connection, OFFICER, PRODUCTS, row, illustrative=False)

        both(
            database,
            other,
            typed,
            lambda db: import_file(db, file, actor="nghean", today=TODAY, scope_vn34="40"),
        )
        with database.read(SYSTEM) as connection:
            same = (local_product.c.name == name, local_product.c.removed == 0)
            assert connection.scalar(select(func.count()).where(*same)) == 1


def test_a_name_added_during_the_daily_look_is_looked_for(
    database: Database, other: Database
) -> None:
    """X-7: it counts as looked for only when the look has seen it."""

    def typed(db: Database) -> None:
        with db.write(NGHE_AN) as connection:
            row = {"phrase": "Cam Khe Mây", "product": "", "classes": ""}
            kept.add_row(connection, OFFICER, TERMS, row, illustrative=False)

    for _n in range(PAIRS):
        both(database, other, typed, lambda db: daily.roll(db, TODAY))
    with database.write(SYSTEM) as connection:
        look_daily(connection, TODAY)
        looked = select(func.count()).where(
            watch_term.c.looked_on == TODAY, watch_term.c.name_key == ""
        )
        assert connection.scalar(looked) == PAIRS


def test_two_rolls_reach_the_later_day(database: Database, other: Database) -> None:
    """X-7: starts on both sides of midnight; neither fails, and the register never goes back."""
    for n in range(PAIRS):
        day = TODAY + timedelta(n)
        both(
            database,
            other,
            lambda db, day=day: daily.roll(db, day + timedelta(1)),
            lambda db, day=day: daily.roll(db, day),
        )
        with database.read(SYSTEM) as connection:
            assert state.rolled_to(connection) == day + timedelta(1)


def test_a_table_of_fees_is_one_files(database: Database, other: Database, tmp_path: Path) -> None:
    """X-7: two loads at once: the rows of one of them, whole."""
    files = []
    for amount in (100, 200):
        lines = [f"renewal_nh,{first},{first},2020-01-01,,{amount},TT 263" for first in range(1, 6)]
        files.append(tmp_path / f"{amount}.csv")
        files[-1].write_text(
            "\n".join(["rule,first,last,valid_from,valid_to,amount,source", *lines]),
            encoding="utf-8",
        )
    for _n in range(PAIRS):
        both(
            database,
            other,
            *[written(lambda c, file=file: fees.load(c, file, actor="operator")) for file in files],
        )
        with database.read(SYSTEM) as connection:
            amounts = list(connection.scalars(select(fee.c.amount)))
        assert len(amounts) == 5 and len(set(amounts)) == 1


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_two_upgrades_at_once(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """X-7: two machines that are set up together: the second waits, and finds nothing to do."""
    url = (
        f"sqlite:///{tmp_path / 'new.sqlite3'}"
        if kind == "sqlite"
        else request.getfixturevalue("postgresql_url")
    )
    one, two = Database(url), Database(url)
    assert both(one, two, upgrade.upgrade, upgrade.upgrade) == [None, None]
    assert upgrade.is_current(one)
    one.dispose()
    two.dispose()
