"""The people of a station and how it is reached: who writes, who reads, what is refused, that nothing
crosses stations."""

from datetime import date

import pytest
from sqlalchemy import insert, select, update

from data_access.database.scope import SYSTEM
from data_access.tables import audit_log, event, station_contact, station_person
from tests.web.desk import send
from tests.web.support import Running, call

KEY = "station.children"
PERSON = {
    "name": "Mai Thị Thơm",
    "post": "Tra cứu, tư vấn",
    "since": "03/01/2023",
    "until": "",
    "share": "0,5",
    "phone": "0225 000 111",
    "email": "thom@example.vn",
    "version": "0",
}
REACHED = {"address": "Số 1", "phone": "0225 000 222", "email": "tram@example.vn", "version": "0"}


def staff(running: Running, station: int = 0) -> str:
    return f"tram/{station or running.station}/can-bo"


def reach(running: Running, station: int = 0) -> str:
    return f"tram/{station or running.station}/lien-he"


def page(running: Running, username: str) -> str:
    values = {"pathname": f"/vien/tram/{running.station}"}
    return call(running.signed_in(username), running.app, KEY, values).text


def people(running: Running) -> list[dict[str, object]]:
    with running.database.read(SYSTEM) as connection:
        rows = connection.execute(select(station_person)).mappings()
        return [dict(row) for row in rows]


def held(running: Running) -> list[int]:
    """Ids of two events: one that was held, one that is announced."""
    texts = (
        "folded",
        "place",
        "organisers",
        "participants",
        "wording",
        "source",
        "source_url",
        "note",
    )
    row = dict.fromkeys(texts, "") | {"kind": "training", "times": 1, "present": []}
    row |= {"delegates_qualifier": "", "illustrative": False, "held": "2026-03-19"}
    with running.database.write(SYSTEM) as connection:
        return [
            int(
                connection.execute(
                    insert(event)
                    .values(row | {"title": title, "folded": title, "planned": planned})
                    .returning(event.c.id)
                ).scalar_one()
            )
            for title, planned in (("Khai thác thông tin sáng chế", False), ("Sắp tới", True))
        ]


def test_a_station_writes_its_people_down(fresh: Running) -> None:
    """Kept with the ticked class that was held alone; the institute changes it; a row of the log
    each; who has left stays."""
    known, planned = held(fresh)
    ticked = {**PERSON, "training": [str(known), str(planned), "99999", "x"]}
    assert send(fresh.signed_in("tram"), staff(fresh), **ticked).status_code == 200
    (row,) = people(fresh)
    assert (row["name"], row["since"], row["until"], row["share"], row["trainings"]) == (
        "Mai Thị Thơm",
        date(2023, 1, 3),
        None,
        50,
        [known],
    )
    changed = {**PERSON, "until": "31/10/2026", "person_id": str(row["id"]), "version": "1"}
    assert send(fresh.signed_in("vien"), staff(fresh), **changed).status_code == 200
    (after,) = people(fresh)
    assert (after["until"], after["version"], after["id"]) == (date(2026, 10, 31), 2, row["id"])
    with fresh.database.read(SYSTEM) as connection:
        acts = connection.execute(
            select(audit_log.c.actor, audit_log.c.subject).where(
                audit_log.c.action == "station staff"
            )
        )
        assert [tuple(act) for act in acts] == [
            ("tram", str(fresh.station)),
            ("vien", str(fresh.station)),
        ]
    assert "Mai Thị Thơm" in page(fresh, "tram")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", ""),
        ("post", " "),
        ("since", "32/01/2023"),
        ("until", "hôm qua"),
        ("until", "02/01/2023"),
        ("share", "1,5"),
        ("share", "nửa"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(fresh: Running, name: str, value: str) -> None:
    answer = send(fresh.signed_in("tram"), staff(fresh), **PERSON | {name: value})
    assert (answer.status_code, list(answer.json["problems"])) == (422, [name])
    assert people(fresh) == []


@pytest.mark.parametrize(
    "email", ["tram", "a@example.vn, b@example.vn", "a@example.vn\nBcc: b@example.vn", "a@b"]
)
def test_an_address_of_mail_is_one(fresh: Running, email: str) -> None:
    """The institute's letters go there, and to nobody else."""
    answer = send(fresh.signed_in("tram"), reach(fresh), **REACHED | {"email": email})
    assert (answer.status_code, list(answer.json["problems"])) == (422, ["email"])


def test_nothing_crosses_stations(fresh: Running) -> None:
    """Another station's address answers as one that is not there; a person's number of another
    station changes nothing of it."""
    client, other = fresh.signed_in("tram"), fresh.station - 1
    for path, form in ((staff, PERSON), (reach, REACHED)):
        assert send(client, path(fresh, other), **form).status_code == 404
        assert send(client, path(fresh, 9_999), **form).status_code == 404
    assert send(fresh.signed_in("vien"), staff(fresh, other), **PERSON).status_code == 200
    (theirs,) = people(fresh)
    stolen = PERSON | {"name": "Khác", "person_id": str(theirs["id"]), "version": "1"}
    assert send(client, staff(fresh), **stolen).status_code == 404
    assert people(fresh) == [theirs]
    assert "Mai Thị Thơm" not in page(fresh, "tram")


def test_who_may_write_and_who_sees_how_they_are_reached(fresh: Running) -> None:
    """A trainer reads the invented ones, never how they are reached; provinces see none of it."""
    assert send(fresh.signed_in("tram"), staff(fresh), **PERSON).status_code == 200
    assert send(fresh.signed_in("tram"), reach(fresh), **REACHED).status_code == 200
    with fresh.database.write(SYSTEM) as connection:
        for table in (station_person, station_contact):
            connection.execute(update(table).values(illustrative=True))
    for username in ("giangvien", "nghean", "lanhdao.nghean", "quantri"):
        assert send(fresh.signed_in(username), staff(fresh), **PERSON).status_code == 403
        assert send(fresh.signed_in(username), reach(fresh), **REACHED).status_code == 403
    for username, sees in (("tram", True), ("vien", True), ("giangvien", False)):
        shown = page(fresh, username)
        assert "Mai Thị Thơm" in shown
        assert [text in shown for text in ("0225 000 111", "0225 000 222")] == [sees, sees]


def test_two_who_save_at_once_are_told(fresh: Running) -> None:
    assert send(fresh.signed_in("tram"), reach(fresh), **REACHED).status_code == 200
    answer = send(fresh.signed_in("vien"), reach(fresh), **REACHED | {"phone": "0225 000 333"})
    assert (answer.status_code, answer.json["theirs"]) == (409, {"phone": "0225 000 222"})
