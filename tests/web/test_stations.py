"""A station operator sees the page of the own station and the conferences, nothing else of the
institute's."""

from sqlalchemy import insert

from data_access.database.scope import SYSTEM
from data_access.tables import station_activity
from tests.web.support import Running, call

KEY, OTHER_COUNT = "station.children", 86_753


def test_an_operator_sees_the_own_station_only(fresh: Running) -> None:
    """T-2 and T-5 for stations: another station answers as one that does not exist, on the page and
    in the callback."""
    client, own = fresh.signed_in("tram"), fresh.station
    other, missing = own - 1, 9_999
    assert client.get("/").location.endswith(f"/vien/tram/{own}")
    answers = {number: client.get(f"/vien/tram/{number}") for number in (own, other, missing)}
    assert [answers[n].status_code for n in (own, other, missing)] == [200, 404, 404]
    assert answers[other].text == answers[missing].text
    found = {
        n: call(client, fresh.app, KEY, {"pathname": f"/vien/tram/{n}"})
        for n in (own, other, missing)
    }
    assert [found[n].status_code for n in (own, other, missing)] == [200, 404, 404]
    assert "Hải Phòng" in found[own].text and found[other].text == found[missing].text


def test_activity_of_another_station_stays_there(fresh: Running) -> None:
    with fresh.database.write(SYSTEM) as connection:
        row = {
            "month": "2022-05",
            "consultations": OTHER_COUNT,
            "source": "",
            "note": "",
            "illustrative": False,
        }
        connection.execute(insert(station_activity).values(**row, station_id=fresh.station - 1))
    path = {"pathname": f"/vien/tram/{fresh.station - 1}"}
    assert "86.753" in call(fresh.signed_in("vien"), fresh.app, KEY, path).text
    client = fresh.signed_in("tram")
    for number in (fresh.station, fresh.station - 1):
        assert (
            "86.753" not in call(client, fresh.app, KEY, {"pathname": f"/vien/tram/{number}"}).text
        )


def test_the_institute_is_closed_to_provinces_and_stations(fresh: Running) -> None:
    """Officers and leaders get 403 on all of it, operators on what is not theirs; a trainer
    reads."""
    pages = ("/vien/tram", f"/vien/tram/{fresh.station}", "/vien/truy-cap", "/vien/hoi-nghi")
    for username, expected in (
        ("nghean", [403, 403, 403, 403]),
        ("lanhdao.nghean", [403, 403, 403, 403]),
        ("tram", [403, 200, 403, 200]),
        ("giangvien", [200, 200, 200, 200]),
        ("quantri", [403, 403, 403, 403]),
    ):
        client = fresh.signed_in(username)
        assert (username, [client.get(page).status_code for page in pages]) == (username, expected)
