"""Recording a payment reads its deadline once (issue 16, item 6); counted in statements, on both
databases."""

import io
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

from data_access.database.scope import SYSTEM
from tests.builders import create_asset
from tests.web.support import Running
from tests.web.test_deadlines import PDF, paid, post

KEYS = "SELECT deadline.asset_id, deadline.rule, deadline.ordinal FROM deadline"
FEES = "SELECT fee.rule"


@pytest.fixture(params=["fresh", "on_postgresql"])
def site(request: pytest.FixtureRequest) -> Running:
    found: Running = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def address(site: Running) -> str:
    """A title's renewal that can be recorded today."""
    with site.database.write(SYSTEM) as connection:
        asset_id = create_asset(
            connection, vn34="40", vn63="40", due=date(2026, 11, 1), late_until=date(2099, 1, 1)
        )
    return f"/ghi-nhan/nghe-an/{asset_id}/renewal_nh/1"


@contextmanager
def sent(site: Running) -> Iterator[Counter[str]]:
    """Statement, its blanks single → how often it was sent."""
    found: Counter[str] = Counter()

    def look(*args: object) -> None:
        found[" ".join(str(args[2]).split())] += 1

    event.listen(site.database.engine, "before_cursor_execute", look)
    yield found
    event.remove(site.database.engine, "before_cursor_execute", look)


def times(found: Counter[str], beginning: str) -> int:
    return sum(n for statement, n in found.items() if statement.startswith(beginning))


def officer(site: Running) -> FlaskClient:
    client = site.signed_in("nghean")
    assert client.get("/doi-mat-khau").status_code == 200
    return client


def test_the_form_asks_for_nothing_twice(site: Running, address: str) -> None:
    """Keys, title, deadline, telephone, act, reminders, fees: seven; the rest is who asks."""
    client = officer(site)
    with sent(site) as found:
        assert client.get(address).status_code == 200
    asked = [
        statement
        for statement in found.elements()
        if statement.startswith("SELECT") and "user_session" not in statement
    ]
    about = [
        statement
        for statement in asked
        if statement.partition(" FROM ")[0].split()[1].partition(".")[0] in TABLES
    ]
    assert len(about) == 7 == len(set(about))
    assert found.total() <= 20


TABLES = ("deadline", "asset", "deadline_act", "reminder", "fee")


def test_a_payment_reads_its_deadline_under_the_lock_alone(site: Running, address: str) -> None:
    client = officer(site)
    with sent(site) as found:
        assert post(client, address, **paid(what="paid", done_on="2026-11-01")).status_code == 302
    assert (times(found, KEYS), times(found, FEES)) == (1, 1)


@pytest.mark.parametrize("changes", [{"reason": ""}, {"version": "7"}], ids=["refused", "conflict"])
def test_what_is_refused_is_read_once_more_for_its_page(
    site: Running, address: str, changes: dict[str, str]
) -> None:
    client = officer(site)
    with sent(site) as found:
        assert post(client, address, **paid(**changes)).status_code in (400, 409)
    assert (times(found, KEYS), times(found, FEES)) == (2, 2)


def test_a_proof_of_nothing_is_not_kept(site: Running, address: str) -> None:
    """With a file the deadline is looked for before the file is kept; a stranger's leaves nothing
    behind."""
    proof = (io.BytesIO(PDF), "bien-lai.pdf")
    data = paid(what="paid", done_on="2026-11-01", proof=proof)
    assert (
        post(site.signed_in("gialai"), address.replace("nghe-an", "gia-lai"), **data).status_code
        == 404
    )
    assert [path for path in (site.settings.data_dir / "files").rglob("*") if path.is_file()] == []
