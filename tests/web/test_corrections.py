"""The queue of corrections over HTTP: what waits for the institute, its answer, and who sees which
of it."""

import json
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import insert, select

from data_access.annotations import correction_queue
from data_access.database.scope import SYSTEM
from data_access.tables import asset, asset_correction, audit_log
from tests.web.desk import send
from tests.web.support import Running, call, canary
from tests.web.test_tenants import key_of

NEW = {"field": "title", "new": "Tên đúng", "reason": "Văn bằng đính kèm"}


def shown(running: Running, username: str, path: str = "/vien/dinh-chinh", search: str = "") -> str:
    answer = call(
        running.signed_in(username),
        running.app,
        key_of(running, "corrections"),
        {"pathname": path, "search": search},
    )
    return (
        json.dumps(answer.json, ensure_ascii=False)
        if answer.status_code == 200
        else str(answer.status_code)
    )


def test_from_the_province_to_the_institute_and_back(fresh: Running) -> None:
    """Asked for twice, one accepted and one refused with a reason: the record, the lists of both
    sides and the audit log tell it."""
    first, second = fresh.ids["40"][:2]
    officer = fresh.signed_in("nghean")
    for asset_id in (first, second):
        assert send(officer, f"nghe-an/tai-san/{asset_id}/dinh-chinh", **NEW).status_code == 200
    waiting = shown(fresh, "vien")
    assert (
        waiting.count("Văn bằng đính kèm") == 2
        and '"data-total": 2' in waiting
        and "Nghệ An" in waiting
    )
    assert waiting.count("tra-loi") == 2
    with fresh.database.read(SYSTEM) as connection:
        numbers = dict(
            connection.execute(select(asset_correction.c.asset_id, asset_correction.c.id)).all()
        )
    manager, path = fresh.signed_in("vien"), "nghe-an/tai-san/{}/dinh-chinh/{}/tra-loi"
    silent = send(manager, path.format(first, numbers[first]), decision="refuse", answer="")
    assert silent.status_code == 422 and "answer" in (silent.json or {})["problems"]
    assert (
        send(
            manager,
            path.format(first, numbers[first]),
            decision="refuse",
            answer="Công báo ghi khác",
        ).status_code
        == 200
    )
    assert (
        send(
            manager, path.format(second, numbers[second]), decision="accept", answer=""
        ).status_code
        == 200
    )
    assert (
        send(
            manager, path.format(second, numbers[second]), decision="accept", answer=""
        ).status_code
        == 404
    )
    assert '"data-total": 0' in shown(fresh, "vien")
    for username in ("nghean", "lanhdao.nghean"):
        refused, accepted = (
            shown(fresh, username, "/tinh/nghe-an/dinh-chinh", f"?xem={s}")
            for s in ("tu-choi", "dong-y")
        )
        assert "Công báo ghi khác" in refused and "tra-loi" not in refused
        assert "Tên đúng" in accepted
    with fresh.database.read(SYSTEM) as connection:
        assert connection.scalar(select(asset.c.title).where(asset.c.id == second)) == "Tên đúng"
        assert (
            connection.scalar(select(asset.c.title).where(asset.c.id == first))
            == f"Tên {canary('40')}"
        )
        actions = list(
            connection.scalars(
                select(audit_log.c.action)
                .where(audit_log.c.action.like("correction%"))
                .order_by(audit_log.c.id)
            )
        )
    assert actions == ["correction proposed"] * 2 + ["correction refused", "correction accepted"]


def test_nobody_else_sees_or_answers_them(fresh: Running) -> None:
    """T-2, T-4: another province's list is 404, the institute's 403 for officers; the trainer has
    neither; only the institute answers."""
    asset_id = fresh.ids["40"][0]
    assert (
        send(fresh.signed_in("nghean"), f"nghe-an/tai-san/{asset_id}/dinh-chinh", **NEW).status_code
        == 200
    )
    assert shown(fresh, "gialai", "/tinh/nghe-an/dinh-chinh") == "404"
    assert "Tên đúng" not in shown(fresh, "gialai", "/tinh/gia-lai/dinh-chinh")
    assert [shown(fresh, username) for username in ("nghean", "giangvien", "quantri", "tram")] == [
        "403"
    ] * 4
    assert shown(fresh, "giangvien", "/tinh/nghe-an/dinh-chinh") == "403"
    assert "Tên đúng" in shown(fresh, "vien", "/tinh/nghe-an/dinh-chinh")
    for username in ("nghean", "lanhdao.nghean", "giangvien"):
        answer = send(
            fresh.signed_in(username),
            f"nghe-an/tai-san/{asset_id}/dinh-chinh/1/tra-loi",
            decision="accept",
            answer="",
        )
        assert answer.status_code == 403


def test_a_record_that_has_changed_or_gone_says_so(fresh: Running) -> None:
    asset_id = fresh.ids["40"][0]
    row = {
        "vn34": "40",
        "author_id": 1,
        "author": "A",
        "field": "title",
        "new": "Khác",
        "reason": "x",
        "state": "waiting",
    }
    row |= {"created_at": datetime(2026, 5, 1, tzinfo=UTC)}
    with fresh.database.write(SYSTEM) as connection:
        connection.execute(
            insert(asset_correction),
            [row | {"asset_id": asset_id, "old": "Tên cũ"}, row | {"asset_id": 999_999, "old": ""}],
        )
    page = shown(fresh, "vien")
    assert f"Bản ghi hiện ghi: “Tên {canary('40')}”" in page
    assert "Bản ghi không còn ở tỉnh này" in page and page.count("tra-loi") == 1


def test_the_queue_is_paged_oldest_first(fresh: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(correction_queue, "PAGE", 2)
    row = {
        "vn34": "40",
        "asset_id": 1,
        "author_id": 1,
        "author": "A",
        "field": "title",
        "old": "",
        "reason": "x",
        "state": "waiting",
    }
    with fresh.database.write(SYSTEM) as connection:
        days = [datetime.combine(date(2026, 5, n), datetime.min.time(), UTC) for n in range(1, 6)]
        connection.execute(
            insert(asset_correction),
            [row | {"new": f"Số {i}", "created_at": at} for i, at in enumerate(days)],
        )
    found = []
    with fresh.database.read(SYSTEM) as connection:
        for page in (1, 2, 3, 4):
            found.append(
                [
                    item.asked.new
                    for item in correction_queue.asked_corrections(
                        connection, "waiting", scope=SYSTEM, page=page
                    )
                ]
            )
    assert found == [["Số 0", "Số 1"], ["Số 2", "Số 3"], ["Số 4"], []]
