"""Issue 13, item 6 and X-1: which kind of data each role may import, walked through the job's own
code on both databases."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, func, select

from data_access import tables
from data_access.accounts import audit, users
from data_access.database import jobs
from data_access.database.engine import Database
from data_access.database.jobs import Owner
from data_access.database.scope import NATIONAL, SYSTEM, Scope
from data_access.importing.jobs import Folder, begin
from data_access.importing.jobs.run import perform
from data_access.network.fact_kinds import FACT_KINDS, station_ids
from data_access.writing.sender import Sender, require_right
from domain.roles import COMMAND, DATA_KINDS, OF_A_PROVINCE, ROLES, Reach, import_reach
from domain.text.folding import fold
from tests.builders import create_asset
from tests.importing import TODAY
from tests.importing.files import run, write
from tests.importing.kinds_of_files import FILES, GIA_LAI, HAI_PHONG, NAMES

PASSWORD = "thuyen-ai-dinh-trang-2026"
INSTITUTE = set(DATA_KINDS) - {"contacts"}
EXPECTED: dict[str, set[str]] = {role: set() for role in ROLES} | {
    "officer": {"assets", "pictures", "products", "contacts", "requests"},
    "station": {"activity", "reports", "events", "requests"},
    "manager": INSTITUTE,
    COMMAND: INSTITUTE - {"requests"} | {"contacts"},
}
"""Written by hand from the issue, not from the table; whoever is not named imports nothing."""
OWN = {
    "officer": {"assets", "pictures", "products", "contacts", "requests"},
    "station": {"activity", "reports", "events", "requests"},
}
TABLES = {
    **{code: kind.table for code, kind in FACT_KINDS.items()},
    "assets": tables.asset,
    "pictures": tables.asset_image,
}


@dataclass
class Place:
    """A database with an account of every role, and the folder of its uploads."""

    database: Database
    folder: Path
    ids: dict[str, int]
    station: int

    def owner(self, role: str) -> Owner:
        scopes = {
            **dict.fromkeys(OF_A_PROVINCE, Scope.province("40")),
            "station": Scope.station(self.station),
        }
        return Owner(scopes.get(role, NATIONAL), self.ids[role])

    def sent(self, role: str, kind: str) -> int:
        """A job whose file has come from the person of that role, not read yet."""
        name = NAMES.get(kind, "x.csv")
        with self.database.write(SYSTEM) as connection:
            job = begin(connection, self.owner(role), file=name, actor=role, role=role)
        Folder(self.folder, job).take_in(write(self.folder / "incoming", FILES[kind]))
        if kind == "products" and role == "manager":
            with self.database.write(SYSTEM) as connection:
                jobs.note(connection, job, "running", declared="40")
        return job

    def do(self, job: int, step: str) -> jobs.Job:
        """The step as the process of the job does it; gives the job afterwards."""
        with self.database.write(SYSTEM) as connection:
            jobs.note(connection, job, "running", undone_by="somebody")
        perform(self.database, self.folder, job, step, TODAY)
        with self.database.read(SYSTEM) as connection:
            return jobs.find(connection, job)

    def become(self, role: str, new: str, **tenant: Any) -> None:
        with self.database.write(SYSTEM) as connection:
            users.assign(
                connection,
                role,
                role=new,
                **{"vn34": None, "station_id": None, **tenant},
                actor="quantri",
            )

    def count(self, table: Table) -> int:
        with self.database.read(SYSTEM) as connection:
            return int(connection.scalar(select(func.count()).select_from(table)) or 0)

    def denied(self) -> list[dict[str, Any]]:
        log = tables.audit_log.c
        audit.take(self.database)
        with self.database.read() as connection:
            rows = connection.execute(
                select(log.actor, log.subject, log.detail)
                .where(log.action == "import_denied")
                .order_by(log.id)
            )
            return [dict(row._mapping) for row in rows]


@pytest.fixture
def place(database: Database, tmp_path: Path) -> Iterator[Place]:
    with database.write(SYSTEM) as connection:
        station = station_ids(connection)[fold(HAI_PHONG)]
        create_asset(connection, vn34="40", owner="Công ty Mẫu")  # whose contacts may be told
        own = {
            **{role: {"vn34": "40"} for role in OF_A_PROVINCE},
            "station": {"station_id": station},
        }
        ids = {
            role: users.create(
                connection,
                username=role,
                name=role,
                role=role,
                password=PASSWORD,
                **own.get(role, {}),
            )  # type: ignore[arg-type]
            for role in ROLES
        }
    yield Place(database, tmp_path, ids, station)


def test_the_table_says_what_the_issue_says() -> None:
    """Issue 13, item 6: every kind and every role; a kind or a role that is added must be added
    here by hand."""
    assert set(DATA_KINDS) == set(FILES)
    assert {
        role: {kind for kind in DATA_KINDS if import_reach(role, kind)}
        for role in (*ROLES, COMMAND)
    } == EXPECTED
    own = {
        role: {k for k in DATA_KINDS if import_reach(role, k) is Reach.OWN}
        for role in (*ROLES, COMMAND)
    }
    assert {role: kinds for role, kinds in own.items() if kinds} == OWN
    assert import_reach("manager", "khác") is None and import_reach("", "assets") is None


@pytest.mark.parametrize("role", ROLES)
def test_every_kind_and_role_at_preview_and_at_apply(place: Place, role: str) -> None:
    """Issue 13, item 6 and X-1: what a role may not import is refused with a sentence when it is
    read, audited, and never written; what it may, is read and written. The station's foreign rows
    are rejected one by one and audited."""
    for kind in DATA_KINDS:
        before = {code: place.count(table) for code, table in TABLES.items()}
        refused_before = len(place.denied())
        job = place.do(number := place.sent(role, kind), "read")
        if kind not in EXPECTED[role]:
            assert (kind, job.state) == (kind, "refused")
            assert job.detail["problem"].endswith(".") and job.detail.get("batch") is None, kind
            assert {code: place.count(table) for code, table in TABLES.items()} == before, kind
            (told,) = place.denied()[refused_before:]
            real = "assets" if kind == "pictures" else kind
            assert (told["actor"], told["detail"]["step"], told["detail"]["kind"]) == (
                role,
                "read",
                real,
            )
            continue
        assert (kind, job.state, job.detail["problem"]) == (kind, "ready", None)
        job = place.do(number, "apply")
        assert (kind, job.state, job.detail["problem"]) == (kind, "done", None)
        rows = 1 if role == "station" or kind not in ("activity", "reports", "events") else 2
        assert place.count(TABLES[kind]) - before[kind] == rows, kind
        foreign = 1 if role == "station" and kind != "requests" else 0
        assert len(place.denied()) - refused_before == foreign, kind
        assert place.do(number, "undo").state == "done"
        assert {code: place.count(table) for code, table in TABLES.items()} == before, kind


@pytest.mark.parametrize(
    "kind",
    [
        "visits",
        "figures",
        "assets",
        "activity",
        "reports",
        "products",
        "events",
        "populations",
        "stations",
    ],
)
def test_a_role_that_changed_after_the_preview_counts_at_apply(place: Place, kind: str) -> None:
    """Issue 13, item 6: the manager has looked at the file, is an operator of a station now, and
    takes it: nothing is written."""
    number = place.sent("manager", kind)
    assert place.do(number, "read").state == "ready"
    before = place.count(TABLES[kind])
    place.become("manager", "station", station_id=place.station)
    job = place.do(number, "apply")
    assert (job.state, place.count(TABLES[kind])) == ("refused", before)
    assert job.detail["problem"].startswith("Quyền của tài khoản đã gửi tệp đổi")
    assert [row["detail"]["step"] for row in place.denied()] == ["apply"]


@pytest.mark.parametrize("new", ["trainer", "admin"])
def test_a_role_without_imports_applies_and_undoes_nothing(place: Place, new: str) -> None:
    """Issue 13, item 6: neither the file that waits nor the one that was written is in the reach of
    who was a manager."""
    waiting, written = (
        [place.sent("manager", kind) for kind in ("visits", "assets")],
        place.sent("manager", "figures"),
    )
    for number in (*waiting, written):
        place.do(number, "read")
    place.do(written, "apply")
    before = {code: place.count(table) for code, table in TABLES.items()}
    place.become("manager", new)
    assert [place.do(number, "apply").state for number in waiting] == ["refused"] * 2
    job = place.do(written, "undo")
    assert (job.state, "không được nhập" in job.detail["problem"]) == ("done", True)
    assert {code: place.count(table) for code, table in TABLES.items()} == before
    assert [row["detail"]["step"] for row in place.denied()] == ["apply", "apply", "undo"]


def test_a_station_that_was_moved_and_an_account_that_was_closed_apply_nothing(
    place: Place,
) -> None:
    """Issue 13, item 6: the preview was of another station's rows."""
    with place.database.read(SYSTEM) as connection:
        other = station_ids(connection)[fold(GIA_LAI)]
    number = place.sent("station", "activity")
    assert place.do(number, "read").state == "ready"
    place.become("station", "station", station_id=other)
    assert place.do(number, "apply").state == "refused"
    closed = place.sent("officer", "products")
    assert place.do(closed, "read").state == "ready"
    with place.database.write(SYSTEM) as connection:
        users.disable(connection, "officer", actor="quantri")
    assert place.do(closed, "apply").state == "refused"
    assert (place.count(tables.station_activity), place.count(tables.local_product)) == (0, 0)


def test_a_station_writes_its_own_rows_only(place: Place) -> None:
    """Issue 13, item 6 and X-1: whose a row is stands in the row; an event of somebody else under
    the same name and day stays, and is not told of: the station's own stands beside it."""
    with place.database.read(SYSTEM) as connection:
        known = (
            connection.execute(select(tables.event).where(tables.event.c.held != "").limit(1))
            .mappings()
            .one()
        )
    day = known["held"] if len(known["held"]) < 10 else "/".join(reversed(known["held"].split("-")))
    files = {
        "activity": f"Trạm,Tháng,Tư vấn\n{HAI_PHONG},06/2025,4\n{GIA_LAI},06/2025,9\nTrạm Ma,06/2025,1\n",
        "events": f'Tên hội nghị,Ngày tổ chức,Số đại biểu,Đơn vị tổ chức\n"{known["title"]}",{day},1,\nLớp riêng,17/05/2025,9,\n',
    }
    found = {}
    for kind, text in files.items():
        with place.database.write(SYSTEM) as connection:
            job = begin(
                connection, place.owner("station"), file="x.csv", actor="station", role="station"
            )
        Folder(place.folder, job).take_in(write(place.folder / "incoming", text))
        place.do(job, "read")
        done = place.do(job, "apply")
        found[kind] = (
            done.detail["counts"]["accepted"],
            done.detail["counts"]["updated"],
            done.detail["counts"]["rejected"],
        )
    assert found == {"activity": (1, 0, 2), "events": (2, 0, 0)}
    with place.database.read(SYSTEM) as connection:
        same = (
            connection.execute(select(tables.event).where(tables.event.c.id == known["id"]))
            .mappings()
            .one()
        )
        new = (
            connection.execute(select(tables.event).where(tables.event.c.title == "Lớp riêng"))
            .mappings()
            .one()
        )
        activity = connection.execute(select(tables.station_activity)).mappings().one()
        beside = connection.scalar(
            select(tables.event.c.delegates).where(
                tables.event.c.folded == known["folded"],
                tables.event.c.station_id == place.station,
            )
        )
    assert dict(same) == dict(known)
    assert beside == 1
    assert (new["station_id"], new["source"]) == (place.station, f"Trạm tại {HAI_PHONG}")
    assert (activity["station_id"], activity["consultations"], activity["source"]) == (
        place.station,
        4,
        f"Trạm tại {HAI_PHONG}",
    )
    assert [(row["actor"], row["detail"]["rows"]) for row in place.denied()] == [
        ("station", [3, 4]),
    ]


@pytest.mark.parametrize("kind", [k for k in DATA_KINDS if k not in ("pictures", "requests")])
def test_the_command_line_imports_every_kind(database: Database, tmp_path: Path, kind: str) -> None:
    """Issue 13, item 6: the command asks the same table, as whoever has the machine; pictures come
    in a ZIP beside a table, requests come to a desk, and the machine is none."""
    with database.write(SYSTEM) as connection:
        create_asset(connection, vn34="40", owner="Công ty Mẫu")  # whose contacts may be told
    result = run(database, write(tmp_path / "x.csv", FILES[kind]), declared="40")
    assert (result.kind, result.accepted, result.rejected) == (
        kind,
        2 if kind in ("activity", "reports", "events") else 1,
        0,
    )
    assert require_right(Sender("operator", None, None, None, COMMAND), "pictures") is Reach.ALL


def test_of_a_list_of_requests_no_contact_stays_with_its_import(place: Place) -> None:
    """Neither in what is noted of it nor as a file, once it was taken; another file stays to be read
    again. In columns that nobody knows there are numbers, too."""
    header, line = FILES["requests"].decode().splitlines()
    content = f"{header},Zalo của khách\n{line},0912 000 777\nNGƯỜI LẬP 0912 000 888\n"
    number = place.sent("officer", "requests")
    write(Folder(place.folder, number).file, content)
    job = place.do(number, "read")
    assert (job.state, job.detail["counts"]["accepted"]) == ("ready", 1)
    assert job.detail["unread_columns"][0]["heading"] == "Zalo của khách"
    assert "0912" not in str(job.detail)
    assert place.do(number, "apply").state == "done"
    assert not Folder(place.folder, number).file.exists()
    assert "0912" not in str(place.do(number, "undo").detail)
    other = place.sent("officer", "assets")
    place.do(other, "read")
    assert place.do(other, "apply").state == "done" and Folder(place.folder, other).file.exists()
