"""What an owner gives up stops shouting everywhere by one rule, and is still told with its state."""

import io
import json
from typing import Any

import icalendar
import openpyxl

from reports.digest import SECTIONS
from tests.web.support import Running, call, token_of
from tests.web.test_deadlines import address_of
from tests.web.test_recording_panel import LIST, create_due, send
from tests.web.test_tenants import key_of

TITLE, STATE = "HIÊN GÒ TRÁM", "Không tiếp tục duy trì"
OVERVIEW, LATE = "/tinh/nghe-an", "/tinh/nghe-an/thoi-han?han=muon"


def drawn(running: Running, place: str, path: str, search: str = "") -> Any:
    values = {"pathname": path, "search": search}
    answer = call(running.signed_in("nghean"), running.app, key_of(running, place), values)
    return json.dumps(answer.json["response"][place], ensure_ascii=False)


def bell(running: Running) -> int:
    told = json.loads(drawn(running, "bell", OVERVIEW))["children"]
    return int(told["data-n"])


def event_of(running: Running, rid: int) -> Any:
    address = address_of(running.signed_in("nghean"))
    feed = icalendar.Calendar.from_ical(running.client().get(address).data)
    uid = f"{rid}-renewal_nh-1@ipplatform.gov.vn"
    return next(event for event in feed.walk("VEVENT") if str(event["uid"]) == uid)


def test_a_waived_deadline_is_told_and_shouts_no_more(fresh: Running) -> None:
    rid = create_due(fresh)
    before, loud = bell(fresh), event_of(fresh, rid)
    assert len(list(loud.walk("VALARM"))) == 3
    assert LATE in drawn(fresh, "overview-work", OVERVIEW)
    assert send(fresh, rid, what="waive", reason="Ngừng kinh doanh").status_code == 200

    assert bell(fresh) == before - 1
    urgent = drawn(fresh, "overview-work", OVERVIEW)
    assert LATE not in urgent and TITLE not in urgent
    for group in ("", *SECTIONS, "90", "180", "sap-den"):  # the digest's sections among them
        assert TITLE not in drawn(fresh, "deadlines-list", LIST, f"?han={group}"), group
    for group in ("khong-lam", "tat-ca"):
        listed = drawn(fresh, "deadlines-list", LIST, f"?han={group}")
        assert TITLE in listed and STATE in listed, group

    client = fresh.signed_in("nghean")
    text = client.get("/xuat/nghe-an/thoi-han.csv?han=khong-lam").data.decode("utf-8-sig")
    assert [STATE in line for line in text.splitlines() if TITLE in line] == [True]
    book = client.get("/xuat/nghe-an/thoi-han.xlsx?han=khong-lam").data
    rows = openpyxl.load_workbook(io.BytesIO(book)).worksheets[0].iter_rows(values_only=True)
    assert [STATE in row for row in rows if TITLE in row] == [True]

    quiet = event_of(fresh, rid)
    assert list(quiet.walk("VALARM")) == [], "the calendar rings no more"
    assert [str(c) for c in quiet["categories"].cats] == [STATE]
    assert str(quiet["description"]).startswith(STATE)

    values = {"csrf_token": token_of(client.get("/doi-mat-khau").text)}
    chosen = f"{rid}-renewal_nh-1"
    refused = client.post("/thu-nhac/nghe-an", data={**values, "chon": chosen})
    assert refused.status_code == 409 and TITLE in refused.json["said"], "no letter about it"
    banner = drawn(fresh, "record", f"{OVERVIEW}/tai-san/{rid}")
    assert STATE in banner
