"""Listings on the exchange over HTTP: drafted, published, withdrawn, with days; the list and its file
narrowed by them; strangers find none."""

from datetime import date, timedelta

from sqlalchemy import select

from data_access.database.scope import SYSTEM
from data_access.tables import request, request_entry
from domain.network.listings import NEXT, STATES, may_be_on
from language.dates import numeric
from tests.web.desk import send
from tests.web.support import Running, call
from tests.web.test_requests import LIST, forms, id_of, page, taken


def day_of(running: Running, back: int = 0) -> str:
    with running.server.app_context():
        return numeric(date.today() - timedelta(days=back))


def offered(running: Running, who: str = "tram", **told: str) -> tuple[str, int]:
    number = taken(running, who, kind="listing", topics="", side="sell", **told)
    return number, id_of(running, number)


def test_a_listing_from_draft_to_withdrawn(fresh: Running) -> None:
    """Each step with its day, which lies between the former one and today; the thread keeps all."""
    number, n = offered(fresh, received=day_of(fresh, 20))
    tram = fresh.signed_in("tram")
    assert "Chưa đăng" in page(tram, fresh, number).text
    path = f"yeu-cau/{n}/dang"
    publish = {"version": "1", "listing": "published", "day": day_of(fresh, 10), "reason": ""}
    for wrong, field in (
        ({"day": ""}, "day"),
        ({"day": day_of(fresh, 21)}, "day"),
        ({"day": day_of(fresh, -1)}, "day"),
        ({"listing": "sold"}, "listing"),
        ({"listing": "withdrawn"}, "reason"),
    ):
        answer = send(tram, path, **(publish | wrong))
        assert answer.status_code == 422 and field in answer.json["problems"], wrong
    assert send(tram, path, **publish).status_code == 200
    assert send(tram, path, **publish).status_code == 409, "an older version"
    again = send(tram, path, **(publish | {"version": "2"}))
    assert again.status_code == 409 and "sang bước khác" in again.json["said"]
    withdraw = {
        "version": "2",
        "listing": "withdrawn",
        "day": day_of(fresh, 11),
        "reason": "đã bán",
    }
    assert send(tram, path, **withdraw).status_code == 422, "before it was published"
    assert send(tram, path, **(withdraw | {"day": day_of(fresh)})).status_code == 200
    with fresh.database.read(SYSTEM) as connection:
        row = connection.execute(select(request).where(request.c.id == n)).one()
        c = request_entry.c
        told = select(c.text, c.told).where(c.request_id == n, c.kind == "listed").order_by(c.id)
        history = [(entry.text, entry.told["listing"], entry.told["day"]) for entry in connection.execute(told)]  # fmt: skip
    assert (row.listing, row.version) == ("withdrawn", 3)
    days = [(row.received_on + timedelta(days=passed)).isoformat() for passed in (10, 20)]
    assert history == [("", "published", days[0]), ("đã bán", "withdrawn", days[1])]
    shown = page(tram, fresh, number).text
    assert "Đang đăng từ" in shown and "Đã rút khỏi sàn từ" in shown and "đã bán" in shown


def test_list_and_file_are_narrowed_by_it(fresh: Running) -> None:
    """A filter of the address; what is no listing is in none of them."""
    drafted, _n = offered(fresh)
    published, n = offered(fresh)
    other = taken(fresh, "tram")
    told = {"version": "1", "listing": "published", "day": day_of(fresh)}
    tram = fresh.signed_in("tram")
    assert send(tram, f"yeu-cau/{n}/dang", **told).status_code == 200
    for asked, there in (("chua", drafted), ("dang", published), ("da-rut", "")):
        where = {"url.pathname": "/yeu-cau", "url.search": f"?tt=tat-ca&dang={asked}"}
        text = call(tram, fresh.app, LIST, where).text
        file = tram.get(f"/xuat/yeu-cau.csv?tt=tat-ca&dang={asked}").get_data(as_text=True)
        for found in (text, file):
            assert [number for number in (drafted, published, other) if number in found] == (
                [there] if there else []
            ), asked
    file = tram.get("/xuat/yeu-cau.csv?tt=tat-ca&loai=san-giao-dich").get_data(as_text=True)
    today = date.today().isoformat()
    assert "Đăng trên sàn" in file and f"Đang đăng,{today}" in file and "Chưa đăng,," in file


def test_strangers_and_other_kinds(fresh: Running) -> None:
    number, n = offered(fresh, "vien", vn34="37")
    told = {"version": "1", "listing": "published", "day": day_of(fresh)}
    people = ("nghean", "gialai", "tram", "lanhdao.vien")
    path = f"yeu-cau/{n}/dang"
    answers = {who: send(fresh.signed_in(who), path, **told).status_code for who in people}
    assert answers == {"nghean": 404, "gialai": 404, "tram": 404, "lanhdao.vien": 403}
    leader = page(fresh.signed_in("lanhdao.vien"), fresh, number).text
    assert "Chưa đăng" in leader and "dang" not in forms(leader)
    other = id_of(fresh, taken(fresh, "tram"))
    assert send(fresh.signed_in("tram"), f"yeu-cau/{other}/dang", **told).status_code == 409


def test_days_and_steps() -> None:
    first, today = date(2026, 11, 2), date(2026, 11, 30)
    days = (date(2026, 11, 1), first, today, date(2026, 12, 1))
    assert [may_be_on(day, first, today) for day in days] == [False, True, True, False]
    assert NEXT.keys() == STATES.keys()
