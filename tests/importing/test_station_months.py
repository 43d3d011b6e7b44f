"""Monthly reports by a file, on both databases: the rules of the form, the lock for every way in, and
undo."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from data_access.database.engine import Database, now
from data_access.database.scope import SYSTEM
from data_access.importing.fact_file import import_facts
from data_access.network.fact_kinds import station_ids
from data_access.network.report_writing import EMPTY
from data_access.tables import station, station_month, station_stage
from data_access.writing.import_result import ImportResult
from data_access.writing.sender import Sender, by_command
from data_access.writing.undo import undo
from domain.network.hosts import host_key
from readers.choosing import choose
from readers.file.source import Source
from tests.importing import TODAY
from tests.importing.files import write
from tests.importing.kinds_of_files import GIA_LAI, HAI_PHONG

HEAD = (
    "Trạm,Tháng,Lượt liên hệ,Lượt tư vấn,Cập nhật thông tin,Đăng thông tin trên sàn giao dịch,"
    '"Lớp, hội nghị",Người được tập huấn,"Cán bộ Trạm, quy đổi",Trong đó nữ được tập huấn,'
    "Giải trình,Ngày Trạm nộp,Lý do ghi sau khóa\n"
)


def line(
    month: str, contacts: str = "16", trained: str = "0", *more: str, host: str = HAI_PHONG
) -> str:
    """More: women, explanation, day of handing in, reason after the lock."""
    along = [*more, *[""] * (4 - len(more))]
    return ",".join([host, month, contacts, "7,2,1,0", trained, '"1,5"', *along]) + "\n"


class Place:
    """A database with a station that works since 05/2024; its people, and the institute's."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self.folder = database, folder
        with database.write(SYSTEM) as connection:
            self.own = station_ids(connection)[host_key(HAI_PHONG)]
            self.stage(connection, "working", "2024-05-10")
        self.station = Sender("tram", None, None, None, "station", self.own)
        self.manager = by_command("vien")

    def stage(self, connection: object, stage: str, day: str) -> None:
        row = {"station_id": self.own, "stage": stage, "day": day, "evidence": "QĐ 12"}
        row |= {"number": "", "term": "", "successor": "", "version": 1, "updated_at": now()}
        row |= {"updated_by": "vien", "illustrative": False}
        connection.execute(insert(station_stage).values(row))  # type: ignore[attr-defined]

    def take(
        self, rows: str, who: Sender | None = None, *, dry: bool = False, today: date = TODAY
    ) -> ImportResult:
        path = write(self.folder / "bao-cao.csv", HEAD + rows)
        source = Source(path, path.name)
        reading = choose(source).read(source, today)
        assert reading.kind == "reports"
        sender = who or self.station
        return import_facts(
            self.database, reading, source, sender, today=today, strict=False, dry_run=dry
        )

    def why(self, rows: str, who: Sender | None = None, *, today: date = TODAY) -> str:
        """Why the only row is refused."""
        found = self.take(rows, who, today=today)
        assert (found.accepted, found.updated, found.rejected) == (0, 0, 1)
        return found.errors[0].reason

    def stored(self, month: str = "2026-10") -> dict[str, object] | None:
        with self.database.read(SYSTEM) as connection:
            query = select(station_month).where(station_month.c.month == month)
            row = connection.execute(query).mappings().one_or_none()
        return dict(row) if row else None

    def change(self, **values: object) -> None:
        with self.database.write(SYSTEM) as connection:
            connection.execute(update(station_month).values(values))


@pytest.fixture
def place(database: Database, tmp_path: Path) -> Place:
    return Place(database, tmp_path)


def test_a_row_is_handed_in(place: Place) -> None:
    """On the day of the file; what is empty stays unknown."""
    done = place.take(line("10/2026"))
    row = place.stored()
    assert (done.accepted, done.rejected) == (1, 0) and row
    assert (row["state"], row["first_day"], row["submitted_by"]) == ("submitted", TODAY, "tram")
    assert (row["contacts"], row["classes"], row["staff"], row["women"]) == (16, 0, 150, None)
    assert (row["version"], row["batch_id"], row["former"]) == (1, done.batch, [])
    again = place.take(line("10/2026"))
    assert (again.accepted, again.updated, again.unchanged) == (0, 0, 1)
    assert place.stored() == row


@pytest.mark.parametrize("who", ["station", "manager"])
def test_what_is_told_of_an_illustrative_station_is_illustrative(place: Place, who: str) -> None:
    """Whatever the file says of itself."""
    with place.database.write(SYSTEM) as connection:
        connection.execute(
            update(station).where(station.c.id == place.own).values(illustrative=True)
        )
    assert place.take(line("10/2026"), getattr(place, who)).accepted == 1
    assert (place.stored() or {})["illustrative"] is True


def test_a_draft_that_is_illustrative_stays_so(place: Place) -> None:
    """Its numbers stay where the file tells none."""
    draft = EMPTY | {"station_id": place.own, "month": "2026-10", "state": "draft"}
    draft |= {"answers": {}, "listed": {}, "former": [], "version": 1, "updated_at": now()}
    draft |= {"updated_by": "tram", "illustrative": True, "decided_at": None, "open_until": None}
    draft |= {"submitted_at": None, "first_day": None}
    with place.database.write(SYSTEM) as connection:
        connection.execute(insert(station_month).values(draft))
    assert place.take(line("10/2026")).updated == 1
    assert (place.stored() or {})["illustrative"] is True


def test_a_preview_shows_both_numbers_and_undo_gives_back(place: Place) -> None:
    """What was handed in is kept as a version, as when it is typed."""
    place.take(line("10/2026"))
    before = place.stored()
    tried = place.take(line("10/2026", "18"), dry=True)
    assert (tried.updated, place.stored()) == (1, before)
    assert tried.changes == (
        {"about": [HAI_PHONG, "2026-10"], "field": "contacts", "old": 16, "new": 18},
    )
    done = place.take(line("10/2026", "18"), place.manager)
    row = place.stored()
    assert row and (row["contacts"], row["version"], row["first_day"]) == (18, 2, TODAY)
    assert [told["values"]["contacts"] for told in row["former"]] == [16]  # type: ignore[attr-defined]
    with place.database.write(SYSTEM) as connection:
        assert done.batch is not None
        undo(connection, done.batch, actor="vien", today=TODAY)
    assert place.stored() == before


def test_a_month_that_was_touched_since_is_not_taken_back(place: Place) -> None:
    done = place.take(line("10/2026"))
    place.change(batch_id=None)
    with pytest.raises(Exception, match="đã thay đổi"), place.database.write(SYSTEM) as connection:
        assert done.batch is not None
        undo(connection, done.batch, actor="vien", today=TODAY)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (line("12/2026"), "12/2026 chưa đến: chỉ nhận số liệu của kỳ đã bắt đầu"),
        (line("11/2026"), "Tháng 11/2026 chưa hết; tệp chỉ nộp kỳ đã hết."),
        (line("04/2024"), "Trạm chưa hoạt động trong tháng này."),
        (line("10/2026", ""), "Xin điền: Lượt liên hệ; không có thì ghi 0."),
        (line("10/2026", "16", "2", "3"), "Số nữ (3) lớn hơn số người được tập huấn (2)."),
        (line("10/2026", "mười"), "“mười” không phải số"),
        (
            line("08/2026"),
            "Kỳ này đã khóa sau 30/09/2026; Viện mở lại khi có lý do.",
        ),
        (
            line("10/2026", "16", "0", "", "", "01/11/2026"),
            "Ngày Trạm nộp do Viện ghi; tệp của Trạm nộp vào ngày gửi tệp.",
        ),
        (line("10/2026", host="Trạm Ma"), "Dòng này không phải của Trạm"),
        (line("10/2026", host=GIA_LAI), "Dòng này không phải của Trạm"),
    ],
    ids=range(10),
)
def test_what_cannot_be_handed_in(place: Place, row: str, reason: str) -> None:
    assert place.why(row).startswith(reason)
    assert place.stored() is None


def test_the_first_month_of_work_and_the_end(place: Place) -> None:
    """05/2024 is locked and no more; after the end nothing is told."""
    assert place.why(line("05/2024")).startswith("Kỳ này đã khóa")
    with place.database.write(SYSTEM) as connection:
        place.stage(connection, "ended", "2026-10-01")
    assert place.why(line("10/2026"), place.manager) == "Trạm đã kết thúc trước tháng này."
    assert place.take(line("09/2026"), today=date(2026, 10, 5)).accepted == 1


def test_after_the_lock_the_institute_writes_with_a_reason(place: Place) -> None:
    """The lock holds for every way in; the exception carries its reason, and the day it came."""
    assert place.why(line("08/2026"), place.manager).endswith("ở cột “Lý do ghi sau khóa”.")
    late = line("08/2026", "16", "0", "", "", "14/09/2026", "Báo cáo giấy")
    assert place.take(late, place.manager).accepted == 1
    row = place.stored("2026-08")
    assert row and (row["first_day"], row["open_until"], row["open_reason"]) == (
        date(2026, 9, 14),
        TODAY,
        "Báo cáo giấy",
    )
    for day in ("31/08/2025", "03/11/2026"):
        wrong = line("07/2026", "16", "0", "", "", day, "Báo cáo giấy")
        assert place.why(wrong, place.manager).startswith("Ngày Trạm nộp phải sau tháng")


def test_a_confirmed_month_is_corrected_beside(place: Place) -> None:
    place.take(line("10/2026"))
    place.change(state="confirmed")
    assert place.why(line("10/2026", "18"), place.manager).startswith("Viện đã xác nhận kỳ này")
    assert place.take(line("10/2026"), place.manager).unchanged == 1


def test_a_number_far_above_the_usual_needs_its_explanation(place: Place) -> None:
    row = dict(EMPTY) | {"answers": {}, "state": "confirmed", "illustrative": False, "version": 1}
    row |= {"updated_at": now(), "updated_by": "", "first_day": TODAY, "station_id": place.own}
    with place.database.write(SYSTEM) as connection:
        for month in ("2026-06", "2026-07", "2026-08"):
            connection.execute(insert(station_month).values(row | {"month": month, "contacts": 4}))
    told = place.why(line("10/2026"))
    assert told.startswith("16: số này đúng không?") and told.endswith("cột “Giải trình”.")
    assert place.take(line("10/2026", "16", "0", "", "đợt tập huấn")).accepted == 1
    stored = place.stored()
    assert stored and stored["answers"] == {"contacts": "đợt tập huấn"}
