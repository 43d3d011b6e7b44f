"""How a requester is reached, typed into texts and names of files, on both databases: told to the desk
alone, and to nobody from the day on which the contact ends."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from data_access.accounts.writer import Writer
from data_access.database import attachments
from data_access.database.attachments import Attachment
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.network.requests import acts, files, handing_on
from data_access.network.requests.listing import RequestList, request_rows
from data_access.network.requests.rolling import forget_requesters
from data_access.network.requests.slips import booked_slip
from data_access.tables import request, request_entry
from domain.network.reached import HIDDEN
from domain.network.requests import Desk
from read_models.requests import WholeRequest, requests_asked
from tests.network.test_request_tables import HEAD, Desks
from tests.network.test_requests import CONTACT, MONDAY, VALUES, desks, do, seen, take

__all__ = ["desks"]
SPELLINGS = ("0912 000 345", "0912.000.345", "+84912000345", "912000345", "A@example.VN")
QUESTION = "Gọi 0912.000.345 để gia hạn"
OTHERS = ("haiphong", "vien")
"""The requester's province and the institute: they read the request that a station has."""
FORGOTTEN_ON = date(2027, 11, 30)


def told(value: object) -> list[str]:
    return [spelling for spelling in SPELLINGS if spelling in str(value)]


def texts(whole: WholeRequest) -> list[object]:
    said = [[entry.text, dict(entry.told)] for entry in whole.entries]
    return [whole.row.title, whole.row.requester, whole.question, said]


def talked_about(database: Database, who: Writer) -> str:
    """A request that tells it in its question, in messages, in an internal note, in what it was
    before."""
    number = take(database, who, question=QUESTION, requester="Minh 0912 000 345")
    n = seen(database, who, number).row.id
    do(database, who, acts.note, n, 1, "Nhắn +84912000345 tối nay", MONDAY)
    do(database, who, acts.move, n, 2, "waiting", "Hỏi qua A@example.VN", MONDAY)
    do(database, who, acts.move, n, 3, "doing", "912000345 báo lại", MONDAY)
    values = VALUES | {"question": "Gia hạn, gọi 0912 000 345", "requester": "Minh"}
    do(database, who, acts.correct, n, 4, values, CONTACT, MONDAY)
    return number


def test_texts_tell_it_to_the_desk_alone(database: Database, desks: dict[str, Writer]) -> None:
    number = talked_about(database, desks["tram"])
    own = seen(database, desks["tram"], number)
    assert own.question == "Gia hạn, gọi 0912 000 345" and own.contact is not None
    assert told(texts(own)) == list(SPELLINGS), "the desk reads what it has written"
    for who in OTHERS:
        read = seen(database, desks[who], number)
        assert (told(texts(read)), read.contact) == ([], None), who
        assert read.question == f"Gia hạn, gọi {HIDDEN}"
        assert f"Hỏi qua {HIDDEN}" in [entry.text for entry in read.entries]
    alone = seen(database, desks["tram"], number, handles=False)
    assert (told(texts(alone)), alone.contact) == ([], None), "who reads alone at the desk"


def test_lists_and_the_search_tell_it_to_nobody(
    database: Database, desks: dict[str, Writer]
) -> None:
    """They are the same for everybody who sees the request; the number finds nothing."""
    take(database, desks["tram"], question=QUESTION, requester="Minh 0912 000 345")
    for who in ("tram", *OTHERS):
        scope = desks[who].scope
        for asked, found in (("", 1), ("&q=0912.000.345", 0), ("&q=gia hạn", 1)):
            listed = RequestList(requests_asked(f"?tt=tat-ca{asked}"), scope, MONDAY, 0)
            with database.read(scope) as connection:
                rows = request_rows(connection, listed)[0]
            assert len(rows) == found and told(rows) == [], (who, asked)
    with database.read(SYSTEM) as connection:
        row = connection.execute(select(request.c.title, request.c.requester)).one()
    assert tuple(row) == (f"Gọi {HIDDEN} để gia hạn", f"Minh {HIDDEN}")


def test_names_of_files_tell_it_to_the_desk_alone(
    database: Database, desks: dict[str, Writer], tmp_path: Path
) -> None:
    number = take(database, desks["tram"])
    n = seen(database, desks["tram"], number).row.id
    own = attachments.store_apart(tmp_path, b"x")
    file = Attachment("don_0912_000_345.pdf", "pdf", 1, own)
    do(database, desks["tram"], files.add_file, n, 1, file, MONDAY)
    names = {}
    for who in ("tram", *OTHERS):
        with database.read(desks[who].scope) as connection:
            (listed,) = files.files_of(connection, n, scope=desks[who].scope)
            one = files.one_file(connection, n, listed.id, scope=desks[who].scope)
        assert one == listed
        names[who] = listed.name
    assert names == {"tram": file.name} | dict.fromkeys(OTHERS, f"don_{HIDDEN}.pdf")


def test_a_slip_tells_it_to_the_desk_alone(database: Database, desks: dict[str, Writer]) -> None:
    slip = {"way": "text", "text": "0912000345", "nice": None, "register": True, "place": ""}
    slip |= {"until": "", "updated": "", "count": 0, "same": 0, "more": False, "hits": []}
    slip |= {"outside": "", "desk": "", "basis": {}}
    tram = desks["tram"]
    number = take(database, tram)
    n = seen(database, tram, number).row.id
    do(database, tram, acts.answer, n, 1, "Đã nhắn 912000345", "closed", MONDAY)
    e = request_entry.c
    with database.write(SYSTEM) as connection:
        added = {"told": {"state": "closed", "slip": slip}}
        connection.execute(request_entry.update().where(e.kind == "answer").values(added))
    read = {}
    for who in ("tram", *OTHERS):
        with database.read(desks[who].scope) as connection:
            booked = booked_slip(connection, number, scope=desks[who].scope)
        assert booked is not None
        read[who] = (booked.slip.text, booked.answer)
    hidden = (HIDDEN, f"Đã nhắn {HIDDEN}")
    assert read == {"tram": ("0912000345", "Đã nhắn 912000345")} | dict.fromkeys(OTHERS, hidden)


def test_whoever_does_not_read_it_does_not_write_over_it(
    database: Database, desks: dict[str, Writer]
) -> None:
    """The institute corrects something else in the form that it was shown."""
    tram, vien = desks["tram"], desks["vien"]
    number = take(database, tram, question=QUESTION)
    shown = seen(database, vien, number)
    values = VALUES | {"question": shown.question, "requester": "Công ty B"}
    do(database, vien, acts.correct, shown.row.id, 1, values, None, MONDAY)
    after = seen(database, tram, number)
    assert (after.question, after.row.requester) == (QUESTION, "Công ty B")
    assert dict(after.entries[-1].told)["fields"] == "requester"


def test_a_contact_that_is_replaced_is_in_no_text(
    database: Database, desks: dict[str, Writer]
) -> None:
    tram = desks["tram"]
    number = talked_about(database, tram)
    n = seen(database, tram, number).row.id
    same = {"phone": "+84 912 000 345", "email": "a@example.vn"}
    values = VALUES | {"question": "Gọi 0912 000 345 hoặc 0988 111 222", "requester": "Minh"}
    do(database, tram, acts.correct, n, 5, values, same, MONDAY)
    assert told(texts(seen(database, tram, number))) == list(SPELLINGS), "another spelling of it"
    other = {"phone": "0988 111 222", "email": "a@example.vn"}
    do(database, tram, acts.correct, n, 6, values, other, MONDAY)
    own = seen(database, tram, number)
    assert told(texts(own)) == ["A@example.VN"]
    assert own.question == f"Gọi {HIDDEN} hoặc 0988 111 222"
    assert own.row.title == f"Gọi {HIDDEN} hoặc {HIDDEN}", "the new one is known from now on"


def test_on_its_day_it_goes_out_of_every_text(database: Database, desks: dict[str, Writer]) -> None:
    """With the notes of a desk that has the request no more; of another request nothing goes."""
    tram, haiphong = desks["tram"], desks["haiphong"]
    number, open_ = talked_about(database, tram), take(database, tram, "k2", question=QUESTION)
    n = seen(database, tram, number).row.id
    do(database, tram, handing_on.transfer, n, 5, Desk(vn34="31"), "0912.000.345 hẹn", MONDAY)
    do(database, haiphong, acts.answer, n, 6, "Đã gọi 0912000345", "closed", MONDAY)
    with database.write(SYSTEM) as connection:
        assert forget_requesters(connection, date(2027, 11, 29)) == 0
    assert told(_stored(database, n)), "the day before"
    with database.write(SYSTEM) as connection:
        assert forget_requesters(connection, FORGOTTEN_ON) == 1
    left = _stored(database, n)
    assert (told(left), "0912000345" in str(left)) == ([], False)
    assert f"Nhắn {HIDDEN} tối nay" in str(left), "what was said stays"
    assert seen(database, tram, open_).question == QUESTION, "it has not ended"


def _stored(database: Database, n: int) -> list[Any]:
    """The request and all its entries, whoever may see them."""
    with database.read(SYSTEM) as connection:
        rows = connection.execute(select(request).where(request.c.id == n)).all()
        said = select(request_entry).where(request_entry.c.request_id == n)
        return [tuple(row) for row in (*rows, *connection.execute(said))]


LINE = "1,Minh 0912000345,0912000345,Gọi {phone} giúp,TV,tra cứu,gọi điện,2/11/{year},Cty TNHH,Đã gọi {phone},5/11/{year}\n"


def test_a_table_of_old_requests_brings_no_contact_in_its_texts(
    database: Database, tmp_path: Path
) -> None:
    """What ended more than a year ago; known again when the same table comes again."""
    own = Desks(database, tmp_path)
    table = HEAD + LINE.format(phone="0912 000 345", year=25)
    assert own.send(table).accepted == 1
    (row,) = own.rows()
    assert (told(_stored(database, row["id"])), row["question"]) == ([], f"Gọi {HIDDEN} giúp")
    assert own.send(table).unchanged == 1
    assert own.send(HEAD + LINE.format(phone="0912 000 345", year=26)).accepted == 1
    recent = own.rows()[-1]
    assert recent["question"] == "Gọi 0912 000 345 giúp", "its desk reads it until its day"
    assert (recent["title"], recent["requester"]) == (f"Gọi {HIDDEN} giúp", f"Minh {HIDDEN}")


@pytest.mark.parametrize("field", ["question", "requester"])
def test_a_request_without_a_contact_stays_as_it_was_typed(
    database: Database, desks: dict[str, Writer], field: str
) -> None:
    """Nobody knows whose a number is that stands in a text alone."""
    tram = desks["tram"]
    number = take(database, tram, **{field: "Số 0988 111 222"})
    read = seen(database, desks["vien"], number)
    assert "Số 0988 111 222" in (read.question, read.row.requester)
