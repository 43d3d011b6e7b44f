"""What was recorded about a deadline: its proof, note and name are read by the province's officers
and leaders, and by nobody else."""

import io
from collections.abc import Iterator
from datetime import date

import pypdf
import pytest
from flask.testing import FlaskClient
from sqlalchemy import insert, update

from data_access.database.scope import DEMONSTRATION, NATIONAL, SYSTEM, Scope
from data_access.deadlines.recorded import acts_on, recorded_of
from data_access.tables import deadline, deadline_act
from tests.builders import MOMENT, create_asset
from tests.web.support import Running, call
from tests.web.test_deadlines import PDF, post
from tests.web.test_tenants import key_of

NOTE, FILE, NAME = "GHICHUKIN gọi bà Lan", "bienlaikin.pdf", "Người nghean"
SECRETS = (NOTE, FILE, NAME, "chung-tu")
LIST = "/tinh/nghe-an/thoi-han"


@pytest.fixture
def paid(fresh: Running) -> int:
    """An illustrative mark of Nghệ An, whose first renewal an officer has recorded as paid, with a
    proof and a note."""
    with fresh.database.write(SYSTEM) as connection:
        rid = create_asset(
            connection,
            vn34="40",
            vn63="40",
            illustrative=True,
            registration_no="4-0111111",
            application_date=date(2016, 11, 1),
            registration_date=date(2018, 1, 1),
            due=date(2026, 11, 1),
            late_until=date(2099, 1, 1),
        )
    proof = (io.BytesIO(PDF), FILE)
    data = {"what": "paid", "done_on": "2026-11-01", "reason": NOTE, "version": "0", "proof": proof}
    assert (
        post(fresh.signed_in("nghean"), f"/ghi-nhan/nghe-an/{rid}/renewal_nh/1", **data).status_code
        == 302
    )
    return rid


def proof_of(rid: int, slug: str = "nghe-an") -> str:
    return f"/xuat/{slug}/chung-tu/{rid}/renewal_nh/1"


def told(client: FlaskClient, running: Running, output: str, **values: str) -> str:
    """What a callback answers, its slashes as people read them."""
    return call(client, running.app, key_of(running, output), values).text.replace("\\u002f", "/")


def shown(running: Running, client: FlaskClient, rid: int) -> Iterator[tuple[str, str]]:
    """Everything that tells a person of that deadline: callbacks, files, the printed record."""
    for search in ("?han=tat-ca", "?han=da-xong", "?han=cho-xac-nhan", "?han=sap-den"):
        yield search, told(client, running, "deadlines-list", pathname=LIST, search=search)
        yield f"CSV {search}", client.get(f"/xuat/nghe-an/thoi-han.csv{search}").text
    for page in (f"/tinh/nghe-an/tai-san/{rid}", f"/vien/tai-san/{rid}"):
        yield page, told(client, running, "record", pathname=page)
    for page in ("nghe-an", "vien"):
        answer = client.get(f"/xuat/{page}/tai-san/{rid}.pdf")
        if answer.status_code == 200:
            yield (
                f"PDF {page}",
                "".join(
                    part.extract_text() for part in pypdf.PdfReader(io.BytesIO(answer.data)).pages
                ),
            )


def parts_with(found: Iterator[tuple[str, str]], word: str) -> list[str]:
    return [name for name, text in found if word in text]


@pytest.mark.parametrize("username", ["nghean", "lanhdao.nghean"])
def test_the_own_people_find_proof_note_and_name(fresh: Running, paid: int, username: str) -> None:
    """Issue 13, item 3: officer and leader, in the list and on the record; the link gives the
    file."""
    client = fresh.signed_in(username)
    for word in SECRETS:
        found = parts_with(shown(fresh, client, paid), word)
        assert f"/tinh/nghe-an/tai-san/{paid}" in found and "?han=tat-ca" in found, word
    assert proof_of(paid) in dict(shown(fresh, client, paid))[f"/tinh/nghe-an/tai-san/{paid}"]
    answer = client.get(proof_of(paid))
    assert (answer.status_code, answer.data) == (200, PDF)
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_the_form_shows_what_stands(fresh: Running, paid: int) -> None:
    """Issue 13, item 3: who opens the form again finds the proof, the note, the name and the
    day."""
    page = fresh.signed_in("nghean").get(f"/ghi-nhan/nghe-an/{paid}/renewal_nh/1").text
    assert f'<a href="{proof_of(paid)}" download>{FILE}</a>' in page
    assert NOTE in page and f"<dd>{NAME}, " in page


@pytest.mark.parametrize("username", ["vien", "giangvien"])
def test_a_colleague_of_the_institute_finds_none_of_it(
    fresh: Running, paid: int, username: str
) -> None:
    """Issue 13, item 3: manager and trainer see the deadline and that it was paid; 403 for the
    proof, and no word of note, name, file."""
    client = fresh.signed_in(username)
    assert client.get(proof_of(paid)).status_code == 403
    found = dict(shown(fresh, client, paid))
    assert (
        "4-0111111" in found["?han=tat-ca"]
        and "Ghi nhận nộp 01/11/2026, có chứng từ" in found["?han=tat-ca"]
    )
    for word in SECRETS:
        assert parts_with(iter(found.items()), word) == [], word


@pytest.mark.parametrize("username", ["gialai", "tram", "quantri"])
def test_a_stranger_finds_nothing(fresh: Running, paid: int, username: str) -> None:
    """Issue 13, item 3: another province's officer gets the answer of what does not exist; other
    roles are refused."""
    client = fresh.signed_in(username)
    wanted, absent = client.get(proof_of(paid)), client.get(proof_of(999_999))
    assert (wanted.status_code, wanted.text) == (absent.status_code, absent.text)
    assert wanted.status_code == (404 if username == "gialai" else 403)
    assert client.get(proof_of(paid, "gia-lai")).status_code == (
        404 if username == "gialai" else 403
    )
    assert fresh.client().get(proof_of(paid)).status_code == 302
    for word in SECRETS:
        assert parts_with(shown(fresh, client, paid), word) == [], word


def test_the_proof_of_a_former_deadline(fresh: Running, paid: int) -> None:
    """Issue 13, item 3: the next renewal is the coming one now; what was recorded about the last
    stays on the record, with its proof."""
    with fresh.database.write(SYSTEM) as connection:
        connection.execute(
            update(deadline)
            .where(deadline.c.asset_id == paid, deadline.c.past.is_(True))
            .values(ordinal=7)
        )
        connection.execute(
            update(deadline)
            .where(deadline.c.asset_id == paid, deadline.c.past.is_(False))
            .values(ordinal=8)
        )
    leader = fresh.signed_in("lanhdao.nghean")
    record = told(leader, fresh, "record", pathname=f"/tinh/nghe-an/tai-san/{paid}")
    assert proof_of(paid) in record and NOTE in record and NAME in record
    assert leader.get(proof_of(paid)).data == PDF
    assert fresh.signed_in("vien").get(proof_of(paid)).status_code == 403
    assert fresh.signed_in("gialai").get(proof_of(paid)).status_code == 404


def test_others_are_not_even_read_them(fresh: Running, paid: int) -> None:
    """Issue 13, item 3: the query itself leaves note, name and file out for every scope but the
    province's own."""
    key = (paid, "renewal_nh", 1)
    with fresh.database.read(SYSTEM) as connection:
        own = recorded_of(connection, [paid], scope=Scope.province("40"))[key]
        assert (own.reason, own.proof_name, own.by, own.proved, own.version) == (
            NOTE,
            FILE,
            NAME,
            True,
            1,
        )
        for scope in (NATIONAL, DEMONSTRATION):
            told = recorded_of(connection, [paid], scope=scope)[key]
            assert (told.reason, told.proof_name, told.by, told.at) == ("", None, "", None)
            assert (told.what, told.done_on, told.proved) == ("paid", date(2026, 11, 1), True)
        for nobody in (Scope.province("52"), Scope.station(1), Scope()):
            assert recorded_of(connection, [paid], scope=nobody) == {}


def test_acts_are_told_last_due_first(fresh: Running, paid: int) -> None:
    """A name that no account has any more is told as it was kept; what was taken back is no act."""
    acts = [("paid", 2, date(2036, 11, 1)), ("none", 3, date(2046, 11, 1))]
    with fresh.database.write(SYSTEM) as connection:
        for what, ordinal, due in acts:
            values = {
                "asset_id": paid,
                "rule": "renewal_nh",
                "ordinal": ordinal,
                "vn34": "40",
                "illustrative": True,
                "due": due,
            }
            values |= {"what": what, "reason": "", "actor": "ngườicũ", "at": MOMENT, "version": 1}
            connection.execute(insert(deadline_act).values(values))
        found = acts_on(connection, paid, scope=Scope.province("40"))
    assert [(act.ordinal, act.due, act.recorded.by) for act in found] == [
        (2, date(2036, 11, 1), "ngườicũ"),
        (1, date(2026, 11, 1), NAME),
    ]
