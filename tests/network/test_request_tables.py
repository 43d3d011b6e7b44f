"""Requests by a table on both databases: read however they are written, taken down at the desk of
whoever sends them, read back without a change, and taken back but for what people have done."""

import io
import itertools
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import func, select

from data_access.accounts.users import create
from data_access.accounts.writer import Conflict, Writer
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, SYSTEM, Scope
from data_access.importing.fact_file import import_facts
from data_access.network.fact_kinds import station_ids
from data_access.network.requests import acts, handing_on, taking_down
from data_access.network.requests.desks import all_hosts
from data_access.network.requests.listing import RequestList, every_row
from data_access.network.requests.one import whole_request
from data_access.network.requests.rolling import forget_requesters
from data_access.tables import audit_log, request, request_contact, request_entry
from data_access.upkeep.published_facts import load
from data_access.writing.import_result import ImportResult
from data_access.writing.sender import NotAllowed, Sender, by_command, require_right
from data_access.writing.undo import Undone, undo
from domain.network.requests import Desk
from domain.text.folding import fold
from language.translation import in_language
from read_models.requests import requests_asked
from readers.choosing import choose
from readers.file.source import Source
from reports.requests import requests_csv, requests_workbook

HAI_PHONG = fold("Sở Khoa học và Công nghệ Hải Phòng")
TODAY = date(2026, 11, 30)
HEAD = "STT,Người hỏi,SĐT,Nội dung cần hỗ trợ,Loại hỗ trợ,Lĩnh vực,Hình thức,Ngày,Loại hình,Kết quả,Ngày trả lời\n"
LINES = (
    "1,Công ty A,912000345,Nhãn hiệu An Nhiên đã có ai đăng ký chưa?,TV,tra cứu,gọi điện,2/11/26,"
    "Cty TNHH,Chưa có ai nộp,5/11/26\n"
    "2,Ông Bảy,0912 000 346,Muốn bán sáng chế máy sấy,chào bán,,Zalo,03/11/2026,cá nhân,,\n"
    "3,HTX Sen,,Tra cứu tình trạng bằng 1-0012345,tra cứu,,trực tiếp,4-11-2026,HTX,,\n"
)


class Desks:
    """A station, the province of its requesters, another one, the institute."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self.folder, self.files = database, folder, itertools.count()
        with database.write(SYSTEM) as connection:
            load(connection)
            self.own = station_ids(connection)[HAI_PHONG]
            people: dict[str, tuple[str, str | None, int | None]] = {
                "tram": ("station", None, self.own),
                "haiphong": ("officer", "31", None),
                "nghean": ("officer", "40", None),
                "vien": ("manager", None, None),
            }
            for name, (role, vn34, own) in people.items():
                create(connection, username=name, name=f"Người {name}", role=role, vn34=vn34,
                       station_id=own, password="muoi-hai-con-giap-2026")  # fmt: skip
        self.senders = {
            name: Sender(name, n, vn34, None, role, own)
            for n, (name, (role, vn34, own)) in enumerate(people.items(), start=1)
        }
        scopes = (Scope.station(self.own), Scope.province("31"), Scope.province("40"), NATIONAL)
        self.writers = {
            name: Writer(n, name, f"Người {name}", "", scope)
            for n, (name, scope) in enumerate(zip(people, scopes, strict=True), start=1)
        }

    def send(
        self, content: str | bytes, who: str = "tram", *, dry: bool = False, ending: str = "csv"
    ) -> ImportResult:
        path = self.folder / f"bang-{next(self.files)}.{ending}"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        source = Source(path, path.name)
        reading = choose(source).read(source, TODAY)
        assert reading.kind == "requests"
        return import_facts(self.database, reading, source, self.senders[who], today=TODAY,
                            strict=False, dry_run=dry)  # fmt: skip

    def rows(self) -> list[dict[str, Any]]:
        with self.database.read(SYSTEM) as connection:
            found = connection.execute(select(request).order_by(request.c.id)).mappings()
            return [dict(row) for row in found]

    def counted(self) -> tuple[int, int, int]:
        tables = (request, request_contact, request_entry)
        with self.database.read(SYSTEM) as connection:
            each = [connection.scalar(select(func.count()).select_from(t)) for t in tables]
        return (each[0] or 0, each[1] or 0, each[2] or 0)

    def do(self, who: str, act: Any, *told: Any) -> None:
        writer = self.writers[who]
        with self.database.write(writer.scope) as connection:
            act(connection, writer, *told)

    def back(self, batch: int | None) -> Undone:
        assert batch is not None
        with self.database.write(SYSTEM) as connection:
            return undo(connection, batch, actor="tram", today=TODAY)

    def contact(self, who: str, number: str) -> Any:
        scope = self.writers[who].scope
        with self.database.read(scope) as connection:
            found = whole_request(connection, number, scope=scope, handles=True)
        return found.contact if found else None


@pytest.fixture
def desks(database: Database, tmp_path: Path) -> Desks:
    return Desks(database, tmp_path)


def four(result: ImportResult) -> tuple[int, int, int, int]:
    return (result.accepted, result.updated, result.unchanged, result.rejected)


def test_a_list_as_desks_write_it_is_taken_down(desks: Desks) -> None:
    """Days with two digits of a year, a telephone number without its 0, kinds in short."""
    result = desks.send(HEAD + LINES)
    assert (four(result), result.errors) == ((3, 0, 0, 0), ())
    first, second, third = desks.rows()
    named = ("number", "received_on", "channel", "kind", "side", "topics", "requester_type", "vn34")
    told = [tuple(row[name] for name in named) for row in (first, second, third)]
    assert told == [
        ("YC-2026-00001", date(2026, 11, 2), "phone", "consult", "", "|search|", "company", "31"),
        ("YC-2026-00002", date(2026, 11, 3), "fanpage", "listing", "sell", "", "person", "31"),
        ("YC-2026-00003", date(2026, 11, 4), "person", "search", "", "", "cooperative", "31"),
    ]
    assert (first["state"], first["ended_on"], first["first_days"]) == (
        "closed",
        date(2026, 11, 5),
        3,
    )
    assert (first["in_time"], second["state"], second["due_first"]) == (
        True,
        "new",
        date(2026, 11, 6),
    )
    assert {row["taken_at"] for row in desks.rows()} == {"station"}
    assert {row["hand_id"] for row in desks.rows()} == {desks.own}
    contact = desks.contact("tram", "YC-2026-00001")
    assert (contact.phone, contact.email) == ("0912000345", "")
    assert desks.contact("haiphong", "YC-2026-00001") is None, "a contact is its desk's alone"
    assert desks.counted() == (3, 2, 4)
    with desks.database.read(desks.writers["tram"].scope) as connection:
        whole = whole_request(
            connection, "YC-2026-00001", scope=desks.writers["tram"].scope, handles=True
        )
    assert whole is not None
    assert [(e.kind, e.text, e.by, e.day) for e in whole.entries] == [
        ("state", "", "Người tram", date(2026, 11, 2)),
        ("answer", "Chưa có ai nộp", "Người tram", date(2026, 11, 5)),
    ]


def test_the_same_table_again_adds_nothing(desks: Desks) -> None:
    assert four(desks.send(HEAD + LINES, dry=True)) == (3, 0, 0, 0)
    assert desks.counted() == (0, 0, 0), "a preview writes nothing"
    desks.send(HEAD + LINES)
    before = desks.counted()
    assert four(desks.send(HEAD + LINES)) == (0, 0, 3, 0)
    assert four(desks.send(HEAD + LINES + LINES.splitlines()[0] + "\n")) == (0, 0, 4, 0)
    assert desks.counted() == before
    assert four(desks.send(HEAD + LINES, "haiphong")) == (3, 0, 0, 0), "another desk's are its own"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_our_own_list_read_back_says_nothing_new(desks: Desks, language: str, ending: str) -> None:
    desks.send(HEAD + LINES)
    scope = desks.writers["vien"].scope
    with desks.database.read(scope) as connection:
        asked = RequestList(requests_asked("?tt=tat-ca"), scope, TODAY, 0)
        rows, hosts = list(every_row(connection, asked)), all_hosts(connection)
    assert len(rows) == 3
    with in_language(language):
        content: str | bytes = "".join(requests_csv(rows, hosts, ""))
        if ending == "xlsx":
            content = requests_workbook(rows, hosts, "")
    before = desks.rows()
    for who in ("vien", "tram", "haiphong"):
        result = desks.send(content, who, ending=ending)
        assert (who, four(result), result.errors) == (who, (0, 0, 3, 0), ())
    assert desks.rows() == before
    stranger = desks.send(content, "nghean", ending=ending)
    assert four(stranger) == (0, 0, 0, 3), "what another desk has is told like what is nowhere"


def test_columns_in_any_order_under_english_headings(desks: Desks) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Requester", "Type of requester", "Question", "Phone", "Province", "Channel",
                  "Received on", "Kind", "Topics"])  # fmt: skip
    sheet.append(["Trường Đại học B", "bạn bè", "Mã số nào?", 912000347, "Gia Lai", "E-mail",
                  date(2026, 11, 9), "Consultation", "Legal status; giám định"])  # fmt: skip
    sheet.append(["Trường Đại học B", "Viện, trường", "Mã số nào?", 912000347, "Bình Định", "email",
                  date(2026, 11, 9), "tư vấn", "tình trạng pháp lý; giám định"])  # fmt: skip
    out = io.BytesIO()
    book.save(out)
    result = desks.send(out.getvalue(), "vien", ending="xlsx")
    assert four(result) == (1, 0, 0, 1)
    (row,) = desks.rows()
    assert (row["vn34"], row["vn63"], row["topics"]) == ("52", "52", "|status|infringement|")
    assert (row["desk"], row["taken_at"], row["station_id"]) == ("institute", "institute", None)
    ((where, field, reason),) = [tuple(error) for error in result.errors]
    assert (where, field) == (2, "Type of requester") and reason.startswith("Xin ghi một trong:")


BAD = {
    "no day": (",Công ty B,0912000999,Hỏi,TV,tra cứu,điện thoại,,DN,,", "Ngày", "ngày nhận"),
    "a day to come": (",Công ty B,0912000999,Hỏi,TV,tra cứu,điện thoại,1/12/26,DN,,", "Ngày", "đến hôm nay"),
    "no day at all": (",Công ty B,0912000999,Hỏi,TV,tra cứu,điện thoại,31/2/26,DN,,", "Ngày", "Không đọc được ngày"),
    "two kinds": (",Công ty B,0912000999,Hỏi,tư vấn + tra cứu,tra cứu,điện thoại,1/11/26,DN,,", "Loại hỗ trợ", "mỗi loại một dòng"),
    "no topic": (",Công ty B,0912000999,Hỏi,TV,,điện thoại,1/11/26,DN,,", "Lĩnh vực", "chủ đề"),
    "letters for a number": (",Công ty B,gọi anh Minh 0912000999,Hỏi,TV,tra cứu,điện thoại,1/11/26,DN,,", "SĐT", "chỉ gồm chữ số"),
    "no channel": (",Công ty B,0912000999,Hỏi,TV,tra cứu,,1/11/26,DN,,", "Hình thức", "kênh"),
    "a number in another column": (",Công ty B,,Hỏi,TV,tra cứu,0912000999,1/11/26,DN,,", "Hình thức", "một trong"),
    "an answer's day alone": (",Công ty B,0912000999,Hỏi,TV,tra cứu,điện thoại,1/11/26,DN,,2/11/26", "Kết quả", "câu trả lời"),
    "answered before it came": (",Công ty B,0912000999,Hỏi,TV,tra cứu,điện thoại,5/11/26,DN,Có,2/11/26", "Ngày trả lời", "từ ngày nhận"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_line_that_is_not_taken_tells_where_and_what_to_do(desks: Desks, name: str) -> None:
    line, field, words = BAD[name]
    result = desks.send(HEAD + LINES.splitlines()[0] + "\n" + line + "\n")
    assert four(result) == (1, 0, 0, 1)
    (error,) = result.errors
    assert (error.row, error.field) == (3, field)
    assert words in error.reason and "0912" not in error.reason
    assert [row["requester"] for row in desks.rows()] == ["Công ty A"]


def test_a_table_changes_no_request_that_is_known(desks: Desks) -> None:
    """It is told which one it is, and where it is put right."""
    desks.send(HEAD + LINES)
    before = desks.rows()
    other = LINES.replace("gọi điện", "email").replace("HTX,,", "cá nhân,,")
    result = desks.send(HEAD + other)
    assert four(result) == (0, 0, 1, 2)
    assert [error.reason.partition(".")[0] for error in result.errors] == [
        "YC-2026-00001 đã có, và bảng ghi khác ở: kênh",
        "YC-2026-00003 đã có, và bảng ghi khác ở: loại hình",
    ]
    numbered = (
        "Mã,"
        + HEAD
        + "".join(f"YC-2026-0009{n},{line}\n" for n, line in enumerate(LINES.splitlines()))
    )
    unknown = desks.send(numbered)
    assert (
        four(unknown) == (0, 0, 0, 3)
        and "không có yêu cầu YC-2026-00090" in unknown.errors[0].reason
    )
    assert desks.rows() == before


def test_what_was_typed_before_is_known(desks: Desks) -> None:
    """The same day, requester and question at the same desk, in whatever capitals."""
    typed = {
        **{"received_on": date(2026, 11, 4), "channel": "person", "kind": "search", "side": ""},
        **{"topics": "", "rights": "", "question": "Tra cứu tình trạng bằng 1-0012345"},
        **{"requester": "HTX SEN", "requester_type": "cooperative", "vn34": "31", "vn63": None},
    }
    writer = desks.writers["tram"]
    with desks.database.write(writer.scope) as connection:
        taking_down.take_down(
            connection, writer, typed, {"phone": "", "email": ""}, form_key="k1",
            assignee_id=None, answer="", today=TODAY, illustrative=False,
        )  # fmt: skip
    result = desks.send(HEAD + LINES)
    assert four(result) == (2, 0, 0, 1)
    assert "YC-2026-00001 đã có, và bảng ghi khác ở: người yêu cầu." in result.errors[0].reason
    again = desks.send(HEAD + LINES.replace("HTX Sen", "HTX SEN"))
    assert four(again) == (0, 0, 3, 0)


def test_of_a_province_only_its_own(desks: Desks) -> None:
    head = HEAD.replace("STT", "Tỉnh")
    lines = "".join(
        f"{place}{line[1:]}\n"
        for place, line in zip(("Hải Phòng", "Nghệ An", "Hải Dương"), LINES.splitlines(), strict=True)
    )  # fmt: skip
    result = desks.send(head + lines, "haiphong")
    assert four(result) == (2, 0, 0, 1)
    assert [(row["vn34"], row["vn63"], row["desk"]) for row in desks.rows()] == [
        ("31", None, "province"),
        ("31", "30", "province"),
    ]
    assert result.errors[0].row == 3 and "không phải Hải Phòng" in result.errors[0].reason
    with desks.database.read(SYSTEM) as connection:
        log = connection.execute(select(audit_log.c.action, audit_log.c.detail)).all()
    assert not [row for row in log if "0912" in str(row.detail) or "Công ty A" in str(row.detail)]
    everywhere = desks.send(head + lines, "vien")
    assert four(everywhere) == (3, 0, 0, 0)
    nowhere = desks.send(HEAD + LINES.replace("Công ty A", "Công ty C"), "vien")
    assert four(nowhere) == (0, 0, 2, 1) and nowhere.errors[0].reason.startswith("Xin ghi tỉnh")


def test_undo_takes_back_what_nobody_has_touched_since(desks: Desks) -> None:
    """A request that was answered, and one that another is said to repeat, stay with what hangs on
    them."""
    batch = desks.send(HEAD + LINES).batch
    assert batch is not None
    typed = HEAD + LINES.splitlines()[1].replace("Bảy", "Tám") + "\n"
    later = desks.send(typed).batch
    ids = {row["number"]: row["id"] for row in desks.rows()}
    version = 1 + batch
    desks.do("tram", acts.answer, ids["YC-2026-00003"], version, "Còn hạn", "closed", TODAY)
    undone = desks.back(batch)
    assert undone == Undone(0, 2, ("YC-2026-00003",))
    left = [row["number"] for row in desks.rows()]
    assert left == ["YC-2026-00003", "YC-2026-00004"]
    assert desks.counted() == (2, 1, 3), "an entry each, the answer and the contact of the other"
    desks.do(
        "tram", lambda c, w: acts.move(c, w, ids["YC-2026-00003"], version + 1, "reopen", "hỏi lại", TODAY)
    )  # fmt: skip
    desks.do(
        "tram", lambda c, w: acts.move(c, w, ids["YC-2026-00003"], version + 2, "duplicate", "", TODAY,
                                       other="YC-2026-00004")
    )  # fmt: skip
    assert desks.back(later) == Undone(0, 0, ("YC-2026-00004",))
    again = desks.send(HEAD + LINES)
    assert (again.accepted, again.unchanged) == (2, 1)
    numbers = [row["number"] for row in desks.rows()]
    assert sorted(numbers)[-2:] == ["YC-2026-00005", "YC-2026-00006"], "no number is given again"
    with pytest.raises(Conflict):
        desks.do("tram", acts.note, desks.rows()[-1]["id"], version, "x", TODAY)


def test_what_was_passed_on_since_stays_where_it_is(desks: Desks) -> None:
    batch = desks.send(HEAD + LINES).batch
    assert batch is not None
    row = desks.rows()[0]
    second = desks.rows()[1]
    assert row["state"] == "closed"
    desks.do("tram", handing_on.transfer, second["id"], 1 + batch, Desk(vn34="31"), "ở tỉnh", TODAY)
    assert desks.back(batch).kept == (second["number"],)
    assert desks.contact("haiphong", second["number"]).phone == "0912 000 346"


def test_contacts_end_with_their_retention(desks: Desks) -> None:
    """Of what ended long ago nothing is kept from the first day on; of the rest until its day."""
    old = LINES.splitlines()[0].replace("2/11/26", "2/11/25").replace("5/11/26", "5/11/25")
    desks.send(HEAD + old + "\n" + LINES)
    assert desks.counted()[:2] == (4, 2), "the year of the first was over on 05/11/2026"
    with desks.database.write(SYSTEM) as connection:
        assert forget_requesters(connection, date(2027, 11, 4)) == 0
        assert forget_requesters(connection, date(2027, 11, 5)) == 1
    assert desks.contact("tram", "YC-2026-00002").phone == "0912 000 346", "it has not ended"
    assert desks.counted()[1] == 1


def test_whoever_has_no_desk_brings_none(desks: Desks) -> None:
    for sender in (
        by_command("máy"),
        Sender("lanhdao", 9, "31", None, "leader", None),
        Sender("giangvien", 9, None, None, "trainer", None),
        Sender("lanhdao.vien", 9, None, None, "head", None),
    ):
        with pytest.raises(NotAllowed):
            require_right(sender, "requests")
