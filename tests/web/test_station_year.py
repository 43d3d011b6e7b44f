"""A station's year over HTTP: who may open it and take it away; a year that has not begun, and a
station of others, are not there."""

import csv
import io

import pytest
from sqlalchemy import select

from data_access.database.scope import SYSTEM
from data_access.network.fact_kinds import station_ids
from data_access.tables import audit_log
from domain.text.folding import fold
from tests.web.support import Running, call

OTHER = "Sở Khoa học và Công nghệ Gia Lai"
KEY = "station-year.children"


def _other(running: Running) -> int:
    with running.database.read(SYSTEM) as connection:
        return station_ids(connection)[fold(OTHER)]


@pytest.mark.parametrize(
    ("who", "own", "other"),
    [
        ("vien", 200, 200),
        ("giangvien", 200, 200),
        ("tram", 200, 404),
        ("nghean", 403, 403),
        ("quantri", 403, 403),
    ],
)
def test_insider_colleague_stranger(running: Running, who: str, own: int, other: int) -> None:
    """Page, callback and both files answer alike."""
    client = running.signed_in(who)
    for station, expected in ((running.station, own), (_other(running), other)):
        page = f"/vien/tram/{station}/nam/2025"
        answers = [client.get(page).status_code]
        answers.append(call(client, running.app, KEY, {"pathname": page}).status_code)
        answers += [
            client.get(f"/xuat/tram/{station}/nam/2025.{ending}").status_code
            for ending in ("csv", "xlsx")
        ]
        assert answers == [expected] * 4, page


def test_what_is_not_there(running: Running) -> None:
    """Of another's station exactly as of none."""
    client = running.signed_in("tram")
    for address in (f"{running.station}/nam/2999", f"{running.station}/nam/1999", "99999/nam/2025"):
        assert client.get(f"/vien/tram/{address}").status_code == 404, address
        assert client.get(f"/xuat/tram/{address}.csv").status_code == 404, address
    assert client.get(f"/xuat/tram/{running.station}/nam/2025.docx").status_code == 404


def test_the_file_has_twelve_months_and_is_noted(fresh: Running) -> None:
    answer = fresh.signed_in("tram").get(f"/xuat/tram/{fresh.station}/nam/2025.csv")
    lines = list(csv.reader(io.StringIO(answer.get_data().decode("utf-8-sig"))))
    assert [line[0] for line in lines[1:]] == [f"2025-{n:02}" for n in range(1, 13)]
    assert "filename*=UTF-8''" in answer.headers["Content-Disposition"]
    with fresh.database.read() as connection:
        told = connection.scalars(
            select(audit_log.c.subject).where(audit_log.c.action == "exported")
        ).all()
    assert told == ["station year.csv"]
