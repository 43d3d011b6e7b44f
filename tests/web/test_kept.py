"""Local names and the plan over HTTP: insider, colleague, leader, stranger; two at once; hits show
what is public and no more."""

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, insert, select, update

from data_access.database.scope import SYSTEM, Scope
from data_access.local_names.watch.look import look_daily
from data_access.tables import (
    asset,
    audit_log,
    local_product,
    metadata,
    plan_target,
    watch_decision,
    watch_hit,
    watch_term,
)
from read_models.local_lists import LISTS
from tests.builders import create_asset
from tests.web.desk import send
from tests.web.support import Running, call, colleague
from tests.web.test_tenants import key_of

TODAY = date(2026, 11, 25)
GOOD = {
    "san-pham": {
        "name": "Cam Khe Mây",
        "kind": "ocop",
        "stars": "4",
        "maker": "HTX Khe Mây",
        "place": "",
        "right_no": "",
    },
    "tu-theo-doi": {"phrase": "Cam Khe Mây", "product": "cam", "classes": "31"},
    "so-quan-ly": {
        "right_no": "#0",
        "kind": "user",
        "day": "01/02/2026",
        "subject": "HTX A",
        "note": "x\ny",
    },
    "chi-tieu": {
        "title": "Đơn nộp",
        "indicator": "nop-trong-nam",
        "kind": "",
        "growth": "",
        "year": "2026",
        "value": "1.250",
        "source": "KH 01",
    },
    "ket-qua": {"target_id": "1", "value": "7", "day": "01/02/2026", "source": "BC 12"},
    "nhiem-vu": {"title": "Kiểm tra", "who": "Phòng A", "due": "30/06/2026", "state": "open"},
    "ho-tro": {
        "beneficiary": "HTX A",
        "programme": "CT 1",
        "day": "01/02/2026",
        "amount": "30.000.000",
        "right_no": "",
    },
}
PAGES = {"local-names": "dac-san", "plan": "ke-hoach"}


def values(running: Running, code: str, place: str = "40") -> dict[str, str]:
    own = {"right_no": f"#{running.ids[place][0]}"} if code == "so-quan-ly" else {}
    if code == "ket-qua":
        own = {"target_id": str(target(running, place))}
    return GOOD[code] | own


def target(running: Running, place: str) -> int:
    """One of the province that is measured by hand."""
    stamp = {"version": 1, "updated_at": datetime(2026, 1, 1, tzinfo=UTC), "updated_by": "A"}
    told = {"title": "Lớp", "indicator": "khac", "year": 2026, "value": 9, "source": "x"}
    row = {"vn34": place, "illustrative": False, "removed": 0} | stamp | told
    with running.database.write(SYSTEM) as connection:
        made = insert(plan_target).values(row).returning(plan_target.c.id)
        return int(connection.scalar(made) or 0)


def shown(
    running: Running, username: str, page: str, search: str = "", slug: str = "nghe-an"
) -> str:
    address = {"pathname": f"/tinh/{slug}/{PAGES[page]}", "search": search}
    answer = call(running.signed_in(username), running.app, key_of(running, page), address)
    assert answer.status_code == 200
    return json.dumps(answer.json, ensure_ascii=False)


def rows(running: Running, code: str) -> int:
    table = metadata.tables[LISTS[code].table]
    with running.database.read(SYSTEM) as connection:
        return (
            connection.scalar(select(func.count()).select_from(table).where(table.c.removed == 0))
            or 0
        )


def test_overdue_tasks_stand_by_themselves(fresh: Running) -> None:
    """The line of Cần xử lý opens them first, and the others are one link away."""
    client, path = fresh.signed_in("nghean"), "nghe-an/danh-sach/nhiem-vu"
    task = {"who": "Phòng A", "state": "open"}
    send(client, path, title="Việc đã trễ", due="30/06/2020", **task)
    send(client, path, title="Việc còn xa", due="30/06/2090", **task)
    send(client, path, title="Việc đã xong", due="30/06/2020", who="Phòng A", state="done")
    late = shown(fresh, "nghean", "plan", "?nhiem-vu=qua-han")
    assert "Việc đã trễ" in late and "Việc còn xa" not in late and "Việc đã xong" not in late
    assert late.index("Chỉ nhiệm vụ quá hạn") < late.index("Chỉ tiêu của tỉnh")
    assert '"/tinh/nghe-an/ke-hoach"' in late and "1 trên 3 nhiệm vụ đã xong" in late
    every = shown(fresh, "nghean", "plan")
    assert "Việc còn xa" in every and every.index("Chỉ tiêu của tỉnh") < every.index("Việc đã trễ")


@pytest.mark.parametrize("code", [code for code, kept in LISTS.items() if not kept.fixed])
def test_a_row_is_added_changed_and_removed(fresh: Running, code: str) -> None:
    """R-5: optimistic versions; every write has its audit row; a removed row is gone from page and
    file, not from the table."""
    first = fresh.signed_in("nghean")
    second = colleague(fresh)
    path = f"nghe-an/danh-sach/{code}"
    new = values(fresh, code)
    assert send(first, path, **new).status_code == 200
    name = LISTS[code].fields[1 if code == "so-quan-ly" else 0].name
    other = {"note": "khác"} if code == "so-quan-ly" else {name: "Tên khác"}
    assert send(second, f"{path}/1", **new | other, version="1").status_code == 200
    answer = send(first, f"{path}/1", **new, version="1")
    assert (answer.status_code, answer.json["version"]) == (409, 2)
    assert answer.json["theirs"] == other and "Đồng nghiệp vừa lưu trước" in answer.json["said"]
    assert send(first, f"{path}/1/xoa").status_code == 200
    assert (
        send(first, f"{path}/1/xoa").status_code
        == send(first, f"{path}/1", **new, version="3").status_code
        == 404
    )
    assert rows(fresh, code) == 0
    with fresh.database.read(SYSTEM) as connection:
        assert (
            connection.scalar(select(func.count()).select_from(metadata.tables[LISTS[code].table]))
            == 1
        )
        c = audit_log.c
        done = connection.execute(
            select(c.actor, c.action, c.vn34).where(c.action.like("row %")).order_by(c.id)
        ).all()
    assert [tuple(row) for row in done] == [
        ("nghean", "row added", "40"),
        ("nghean2", "row changed", "40"),
        ("nghean", "row removed", "40"),
    ]
    assert send(first, path, **new).status_code == 200, "a removed row does not stand in the way"


@pytest.mark.parametrize("code", LISTS)
def test_strangers_find_nothing(fresh: Running, code: str) -> None:
    """T-4, T-6, T-7: another province 404 everywhere, as an absent one; who reads only 403; nothing
    is written."""
    assert (
        send(
            fresh.signed_in("gialai"), f"gia-lai/danh-sach/{code}", **values(fresh, code, "52")
        ).status_code
        == 200
    )
    officer = fresh.signed_in("nghean")
    for path in (f"danh-sach/{code}", f"danh-sach/{code}/1", f"danh-sach/{code}/1/xoa"):
        foreign, absent = (
            send(officer, f"gia-lai/{path}", **GOOD[code]),
            send(officer, f"khong-co/{path}", **GOOD[code]),
        )
        assert foreign.status_code == absent.status_code == 404 and foreign.text == absent.text
        for username in ("lanhdao.nghean", "giangvien", "vien", "quantri", "tram"):
            assert (
                send(fresh.signed_in(username), f"nghe-an/{path}", **GOOD[code]).status_code == 403
            )
    for path in (f"danh-sach/{code}/1", f"danh-sach/{code}/1/xoa"):
        crossed = send(officer, f"nghe-an/{path}", **values(fresh, code), version="1")
        assert crossed.status_code == 404, "the row of another province under the own address"
    file = officer.get(f"/xuat/gia-lai/danh-sach/{code}.csv")
    assert (
        file.status_code == officer.get(f"/xuat/khong-co/danh-sach/{code}.csv").status_code == 404
    )
    assert fresh.client().get(f"/xuat/gia-lai/danh-sach/{code}.csv").status_code == 302
    assert rows(fresh, code) == 1


@pytest.mark.parametrize(
    ("code", "changed", "field"),
    [
        ("san-pham", {"name": " "}, "name"),
        ("san-pham", {"stars": "9"}, "stars"),
        ("san-pham", {"right_no": "4-1999-00001"}, "right_no"),
        ("so-quan-ly", {"day": "31/02/2026"}, "day"),
        ("so-quan-ly", {"right_no": ""}, "right_no"),
        ("chi-tieu", {"year": "26"}, "year"),
        ("chi-tieu", {"value": "nhiều"}, "value"),
        ("chi-tieu", {"indicator": "x"}, "indicator"),
        ("nhiem-vu", {"state": "xong"}, "state"),
        ("ho-tro", {"amount": "-5"}, "amount"),
        ("ho-tro", {"amount": ""}, "amount"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(
    running: Running, code: str, changed: dict[str, str], field: str
) -> None:
    answer = send(
        running.signed_in("nghean"), f"nghe-an/danh-sach/{code}", **values(running, code) | changed
    )
    assert answer.status_code == 422 and list(answer.json["problems"]) == [field]


def test_a_right_of_another_province_is_no_right_of_ours(running: Running) -> None:
    """T-4: neither by its number here nor by its application number; the answer is that of an
    absent one."""
    foreign = running.ids["52"][0]
    with running.database.read(SYSTEM) as connection:
        number = connection.scalar(select(asset.c.application_no).where(asset.c.id == foreign))
    officer = running.signed_in("nghean")
    answers = [
        send(officer, "nghe-an/danh-sach/ho-tro", **GOOD["ho-tro"] | {"right_no": n})
        for n in (f"#{foreign}", f"#{10**9}")
    ]
    assert number and answers[0].status_code == answers[1].status_code == 422
    assert answers[0].text == answers[1].text


def test_the_file_holds_the_rows_of_the_page(fresh: Running) -> None:
    """Formulas are text, codes are words; a trainer has no file of the plan."""
    officer = fresh.signed_in("nghean")
    for title in ("=1+1", "Hai"):
        send(officer, "nghe-an/danh-sach/chi-tieu", **GOOD["chi-tieu"] | {"title": title})
    text = officer.get("/xuat/nghe-an/danh-sach/chi-tieu.csv").get_data(as_text=True)
    assert text.startswith("\ufeff")
    read = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert read[0] == ["DỮ LIỆU MINH HỌA", "Nghệ An"], "the site of these tests is a demonstration"
    assert read[1] == [
        "Tên chỉ tiêu",
        "Đo bằng số liệu",
        "Loại quyền",
        "Nhóm",
        "Chỉ tiêu là",
        "Năm gốc",
        "Giá trị năm gốc",
        "Năm",
        "Giá trị cần đạt",
        "Văn bản",
        "Kết quả",
        "Số liệu đến ngày",
        "Nguồn số liệu",
        "Người ghi",
    ]
    assert [row[0] for row in read[2:]] == ["'=1+1", "Hai"] and read[2][1:9] == [
        "Đơn nộp trong năm",
        "Mọi loại",
        "",
        "Số lượng",
        "",
        "",
        "2026",
        "1250",
    ]
    assert "CSV (2)" in shown(fresh, "nghean", "plan") and '"data-total": 2' in shown(
        fresh, "lanhdao.nghean", "plan"
    )
    trainer = fresh.signed_in("giangvien")
    assert trainer.get("/xuat/nghe-an/danh-sach/chi-tieu.csv").status_code == 403
    assert trainer.get("/xuat/nghe-an/danh-sach/san-pham.csv").status_code == 200


def test_trainers_see_illustrative_rows_only(fresh: Running) -> None:
    """T-3: what officers of a real province wrote is not in a demonstration."""
    assert (
        send(
            fresh.signed_in("nghean"), "nghe-an/danh-sach/san-pham", **GOOD["san-pham"]
        ).status_code
        == 200
    )
    with fresh.database.write(SYSTEM) as connection:
        connection.execute(update(local_product).values(illustrative=False))
    assert "Cam Khe Mây" in shown(fresh, "vien", "local-names", "?muc=san-pham")
    assert "Cam Khe Mây" not in shown(fresh, "giangvien", "local-names", "?muc=san-pham")


def watched(running: Running) -> None:
    """Nghệ An protects a name; a mark of Gia Lai takes it, another of Gia Lai does not; one of its
    own does."""
    filed = TODAY - timedelta(days=40)
    with running.database.write(SYSTEM) as connection:
        right = {
            "title": "Cam Khe Mây",
            "product": "cam",
            "mark_category": "collective",
            "vn34": "40",
            "owner": "HTX",
        }
        create_asset(connection, **right, classes=[("nice", "31")])
        mark = {"kind": "NH", "status": "pending", "application_date": filed, "illustrative": False}
        create_asset(
            connection,
            **mark,
            title="KHE MÂY FARM",
            vn34="52",
            owner="CHU GIA LAI",
            classes=[("nice", "31")],
            application_no="4-2026-1",
        )
        create_asset(connection, **mark, title="RIÊNG CỦA GIA LAI", vn34="52", owner="KHAC GIA LAI")
        create_asset(connection, **mark, title="Khe Mây của mình", vn34="40")
        create_asset(
            connection, **mark | {"source": "manual"}, title="Khe Mây chưa công bố", vn34="52"
        )
        create_asset(
            connection,
            **mark | {"application_date": date(2020, 1, 1)},
            title="Khe Mây cũ",
            vn34="52",
        )
        assert look_daily(connection, TODAY) == 1
        assert look_daily(connection, TODAY) == 0


def test_a_hit_shows_what_is_public_and_opens_no_door(fresh: Running) -> None:
    """T-2, T-4: a copy of number, mark, owner, date; the record itself stays 404; no province sees
    another's hits."""
    watched(fresh)
    page = shown(fresh, "nghean", "local-names", "?muc=canh-bao")
    for text in (
        "KHE MÂY FARM",
        "CHU GIA LAI",
        "4-2026-1",
        "16/10/2026",
        "Giống một phần",
        "Chưa công bố",
    ):
        assert text in page, text
    for text in (
        "RIÊNG CỦA GIA LAI",
        "KHAC GIA LAI",
        "Khe Mây chưa công bố",
        "Khe Mây cũ",
        "Khe Mây của mình",
    ):
        assert text not in page, text
    with fresh.database.read(SYSTEM) as connection:
        foreign = connection.scalar(select(watch_hit.c.asset_id))
    officer = fresh.signed_in("nghean")
    assert officer.get(f"/tinh/nghe-an/tai-san/{foreign}").status_code == 404
    assert f"/tai-san/{foreign}" not in page
    assert "KHE MÂY FARM" not in shown(fresh, "gialai", "local-names", "?muc=canh-bao", "gia-lai")
    assert (
        send(
            fresh.signed_in("gialai"), "gia-lai/canh-bao/1", decision="ignored", version="1"
        ).status_code
        == 404
    )
    assert '"data-n": 1' in json.dumps(overview(fresh), ensure_ascii=False)


def overview(running: Running) -> object:
    address = {"pathname": "/tinh/nghe-an", "search": ""}
    answer = call(
        running.signed_in("nghean"), running.app, key_of(running, "overview-work"), address
    )
    found: object = answer.json["response"]["overview-work"]
    assert "/tinh/nghe-an/dac-san?muc=canh-bao" in json.dumps(found)
    return found


def test_a_decision_says_who_and_when_and_is_never_overwritten_unseen(fresh: Running) -> None:
    """R-5."""
    watched(fresh)
    officer = fresh.signed_in("nghean")
    assert send(officer, "nghe-an/canh-bao/1", decision="x", version="1").status_code == 422
    assert (
        send(
            fresh.signed_in("lanhdao.nghean"), "nghe-an/canh-bao/1", decision="ignored", version="1"
        ).status_code
        == 403
    )
    assert (
        send(
            officer, "nghe-an/canh-bao/1", decision="opposed", note="Đã gửi ý kiến", version="1"
        ).status_code
        == 200
    )
    late = send(officer, "nghe-an/canh-bao/1", decision="ignored", note="", version="1")
    assert (late.status_code, late.json["theirs"]) == (409, {"note": "Đã gửi ý kiến"})
    page = shown(fresh, "lanhdao.nghean", "local-names", "?muc=canh-bao&xem=phan-doi")
    assert "Đã gửi ý kiến" in page and "Người nghean, " in page
    assert "KHE MÂY FARM" not in shown(fresh, "nghean", "local-names", "?muc=canh-bao")


def test_a_removed_term_of_a_right_stays_out(fresh: Running) -> None:
    watched(fresh)
    assert send(fresh.signed_in("nghean"), "nghe-an/danh-sach/tu-theo-doi/1/xoa").status_code == 200
    with fresh.database.write(SYSTEM) as connection:
        look_daily(connection, TODAY)
        assert (
            connection.scalar(
                select(func.count()).where(watch_term.c.removed == 0, watch_term.c.name_key == "")
            )
            == 0
        )


def test_the_same_holds_on_postgresql(on_postgresql: Running) -> None:
    """T-14: with row-level security underneath."""
    watched(on_postgresql)
    officer = on_postgresql.signed_in("nghean")
    for code in LISTS:
        new = values(on_postgresql, code)
        assert send(officer, f"nghe-an/danh-sach/{code}", **new).status_code == 200, code
        assert send(officer, f"gia-lai/danh-sach/{code}", **new).status_code == 404
        assert officer.get(f"/xuat/nghe-an/danh-sach/{code}.csv").status_code == 200
    assert send(officer, "nghe-an/canh-bao/1", decision="opposed", version="1").status_code == 200
    assert send(officer, "nghe-an/canh-bao/1", decision="followed", version="2").status_code == 200
    with on_postgresql.database.read(Scope.province("40")) as connection:
        decided = connection.execute(
            select(watch_decision.c.state).where(watch_decision.c.vn34 == "40")
        )
        assert [row.state for row in decided] == ["opposed", "followed"]
    with on_postgresql.database.read(Scope.province("52")) as connection:
        theirs = select(watch_decision).where(watch_decision.c.vn34 == "52")
        assert connection.execute(theirs).all() == []
    assert "KHE MÂY FARM" in shown(
        on_postgresql, "nghean", "local-names", "?muc=canh-bao&xem=theo-doi"
    )
    assert "KHE MÂY FARM" not in shown(
        on_postgresql, "gialai", "local-names", "?muc=canh-bao&xem=theo-doi", "gia-lai"
    )
    assert "Đơn nộp trong năm" in shown(on_postgresql, "nghean", "plan")


@pytest.mark.parametrize("code", LISTS)
def test_a_removed_row_is_brought_back_by_its_province_alone(fresh: Running, code: str) -> None:
    """T-4: it stands among the removed ones for officers; strangers get 404, readers 403; restored
    twice is 404; the audit log has it."""
    officer, path = fresh.signed_in("nghean"), f"nghe-an/danh-sach/{code}"
    table = metadata.tables[LISTS[code].table]
    before = rows(fresh, code)
    assert send(officer, path, **values(fresh, code)).status_code == 200
    with fresh.database.read(SYSTEM) as connection:
        number = connection.scalar(select(func.max(table.c.id)))
        stored = dict(
            connection.execute(select(table).where(table.c.id == number)).mappings().one()
        )
    assert send(officer, f"{path}/{number}/xoa").status_code == 200
    address = {"pathname": "/tinh/nghe-an/dong-da-xoa", "search": f"?ds={code}"}
    key = key_of(fresh, "removed-rows")
    assert f"{code}/{number}/khoi-phuc" in json.dumps(call(officer, fresh.app, key, address).json)
    for username, path_of, expected in (
        ("gialai", path, 404),
        ("gialai", f"gia-lai/danh-sach/{code}", 404),
        ("lanhdao.nghean", path, 403),
    ):
        assert (
            send(fresh.signed_in(username), f"{path_of}/{number}/khoi-phuc").status_code == expected
        )
    assert call(fresh.signed_in("gialai"), fresh.app, key, address).status_code == 404
    assert call(fresh.signed_in("lanhdao.nghean"), fresh.app, key, address).status_code == 403
    assert rows(fresh, code) == before
    assert send(officer, f"{path}/{number}/khoi-phuc").status_code == 200
    assert send(officer, f"{path}/{number}/khoi-phuc").status_code == 404
    with fresh.database.read(SYSTEM) as connection:
        back = dict(connection.execute(select(table).where(table.c.id == number)).mappings().one())
        logged = connection.scalar(
            select(audit_log.c.action).order_by(audit_log.c.id.desc()).limit(1)
        )
    changed = {name for name in back if back[name] != stored[name]}
    assert (rows(fresh, code), logged, back["version"]) == (
        before + 1,
        "row restored",
        3,
    ) and changed <= {"version", "updated_at"}


def test_a_product_that_was_added_anew_is_not_doubled(fresh: Running) -> None:
    officer, path = fresh.signed_in("nghean"), "nghe-an/danh-sach/san-pham"
    assert send(officer, path, **GOOD["san-pham"]).status_code == 200
    with fresh.database.read(SYSTEM) as connection:
        number = connection.scalar(select(func.max(local_product.c.id)))
    assert send(officer, f"{path}/{number}/xoa").status_code == 200
    assert send(officer, path, **GOOD["san-pham"]).status_code == 200
    refused = send(officer, f"{path}/{number}/khoi-phuc")
    assert (refused.status_code, (refused.json or {})["said"]) == (
        422,
        "Đã có dòng này trong danh sách.",
    )


def test_a_long_list_is_paged_and_every_row_stands_once(fresh: Running) -> None:
    table = metadata.tables["plan_target"]
    with fresh.database.write(SYSTEM) as connection:
        plain = {
            "vn34": "40",
            "indicator": "khac",
            "year": 2026,
            "value": 1,
            "source": "x",
            "illustrative": False,
            "version": 1,
        }
        plain |= {"updated_at": datetime(2026, 1, 1, tzinfo=UTC), "updated_by": "A", "removed": 0}
        connection.execute(insert(table), [plain | {"title": f"Việc số {i}."} for i in range(120)])
    pages = [
        shown(fresh, "lanhdao.nghean", "plan", f"?ds=chi-tieu&trang={page}") for page in (1, 2, 3)
    ]
    assert [[f"Việc số {i}." in page for page in pages].count(True) for i in range(120)] == [
        1
    ] * 120
    assert "51 đến 100 trong 120" in pages[1] and "ds=chi-tieu&trang=3" in pages[1]
