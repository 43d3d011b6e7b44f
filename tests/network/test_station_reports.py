"""Monthly reports of stations on both databases: a report's whole life, whose it is, what is
published about the ends of stations."""

from datetime import date

import pytest
from sqlalchemy import func, insert, select, text

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import Database
from data_access.database.scope import DEMONSTRATION, NATIONAL, NOBODY, SYSTEM, Scope, ScopeMissing
from data_access.network import lives, report_writing
from data_access.network.fact_kinds import station_ids
from data_access.network.report_writing import Locked, NotHandedIn, Typed
from data_access.network.reports import filed, station_reports
from data_access.network.stations import network
from data_access.network.stations import stations as all_stations
from data_access.tables import audit_log, station_month, station_month_correction, station_stage
from data_access.upkeep import upgrade
from domain.network import stages
from domain.network.reporting import Filed
from domain.network.stages import Stage
from domain.text.folding import fold
from read_models.station_reports import StationReports
from tests.test_migrations import empty, upgrade_to  # noqa: F401

HAI_PHONG, GIA_LAI = "Sở Khoa học và Công nghệ Hải Phòng", "Sở Khoa học và Công nghệ Gia Lai"
COUNTS = {
    "contacts": 16,
    "consultations": 7,
    "updates": 2,
    "listings": 1,
    "classes": 1,
    "trained": 36,
    "staff": 150,
}
STAGE = {
    "stage": "working",
    "day": "2026-01-05",
    "evidence": "Quyết định 12",
    "number": "",
    "term": "",
    "successor": "",
}
DUE, LATE, AFTER = date(2026, 11, 16), date(2026, 11, 17), date(2026, 12, 1)
MONTH = "2026-10"


def typed(**changes: int | None) -> Typed:
    return Typed({**COUNTS, **changes}, {"proposals": "Mở lớp nâng cao"})


class Network:
    """Two stations and their people on one database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        with database.read(SYSTEM) as connection:
            ids = station_ids(connection)
        self.own, self.other = ids[fold(HAI_PHONG)], ids[fold(GIA_LAI)]
        self.station = Writer(1, "tram", "Vũ Hải Yến", "", Scope.station(self.own))
        self.foreign = Writer(2, "tram2", "Người Gia Lai", "", Scope.station(self.other))
        self.manager = Writer(3, "vien", "Đặng Thanh Tùng", "", NATIONAL)

    def keep(
        self,
        who: Writer,
        typed_: Typed | None = None,
        *,
        version: int = 0,
        submit: bool = True,
        today: date = DUE,
    ) -> None:
        with self.database.write(who.scope) as connection:
            report_writing.keep(
                connection,
                who,
                self.own,
                MONTH,
                typed_ or typed(),
                version=version,
                submit=submit,
                today=today,
                illustrative=False,
            )

    def view(self, scope: Scope | None = None, today: date = AFTER) -> StationReports:
        with self.database.read(scope or self.station.scope) as connection:
            found = station_reports(
                connection, self.own, scope=scope or self.station.scope, today=today
            )
        assert found
        return found


@pytest.fixture
def at(database: Database) -> Network:
    return Network(database)


def test_a_report_from_draft_to_correction(at: Network) -> None:
    """Draft, handed in, returned (its first day kept), handed in again, confirmed, locked,
    corrected beside."""
    at.keep(at.station, typed(updates=None), submit=False, today=date(2026, 11, 2))
    draft = at.view().report(MONTH)
    assert (
        draft.state,
        draft.version,
        draft.first,
        draft.values["updates"],
        draft.values["staff"],
    ) == ("draft", 1, None, None, 150)
    at.keep(at.station, version=1)
    assert at.view().report(MONTH).filed == Filed("submitted", DUE)
    with at.database.write(NATIONAL) as connection:
        report_writing.send_back(
            connection,
            at.manager,
            at.own,
            MONTH,
            comment="09 đơn hay 09 chủ thể?",
            version=2,
            today=LATE,
        )
    back = at.view().report(MONTH)
    assert (back.state, back.first, back.comment, back.decided_by) == (
        "returned",
        DUE,
        "09 đơn hay 09 chủ thể?",
        "Đặng Thanh Tùng",
    )
    at.keep(at.station, typed(contacts=18), version=3, today=LATE)
    assert at.view().report(MONTH).filed == Filed("submitted", DUE)
    with at.database.write(NATIONAL) as connection:
        report_writing.confirm(connection, at.manager, at.own, MONTH, version=4)
    with pytest.raises(Locked):
        at.keep(at.station, version=5, today=LATE)
    with at.database.write(at.station.scope) as connection:
        how = {"name": "contacts", "reason": "sót 02 lượt", "today": AFTER}
        report_writing.correct(connection, at.station, at.own, MONTH, new=20, version=5, **how)
        report_writing.correct(connection, at.station, at.own, MONTH, new=21, version=6, **how)
    view = at.view()
    assert view.report(MONTH).values["contacts"] == 18 and view.corrected(MONTH)["contacts"] == 21
    assert [(c.old, c.new, c.reason, c.made_by) for c in view.of_month(MONTH)] == [
        (18, 20, "sót 02 lượt", "Vũ Hải Yến"),
        (20, 21, "sót 02 lượt", "Vũ Hải Yến"),
    ]
    with at.database.read(SYSTEM) as connection:
        told = connection.execute(
            select(audit_log.c.action, audit_log.c.actor, audit_log.c.subject).order_by(
                audit_log.c.id
            )
        ).all()
    assert [tuple(row) for row in told if row.action.startswith("report")] == [
        ("report saved", "tram", f"{at.own}/{MONTH}"),
        ("report submitted", "tram", f"{at.own}/{MONTH}"),
        ("report returned", "vien", f"{at.own}/{MONTH}"),
        ("report submitted", "tram", f"{at.own}/{MONTH}"),
        ("report confirmed", "vien", f"{at.own}/{MONTH}"),
        ("report corrected", "tram", f"{at.own}/{MONTH}"),
        ("report corrected", "tram", f"{at.own}/{MONTH}"),
    ]


def test_after_the_lock_only_an_exception_opens(at: Network) -> None:
    """The end of the following month locks, for months that were never begun as well; the institute
    opens to a day, with a reason."""
    with pytest.raises(Locked):
        at.keep(at.station, today=AFTER)
    with at.database.write(NATIONAL) as connection:
        how = {"until": date(2026, 12, 4), "reason": "mất mạng", "illustrative": False}
        report_writing.open_again(connection, at.manager, at.own, MONTH, version=0, **how)
    at.keep(at.station, version=1, today=date(2026, 12, 4))
    with pytest.raises(Locked):
        at.keep(at.station, version=2, today=date(2026, 12, 5))
    assert at.view().standing(MONTH) == "late"
    with pytest.raises(Locked), at.database.write(NATIONAL) as connection:
        report_writing.send_back(
            connection, at.manager, at.own, MONTH, comment="x", version=2, today=date(2026, 12, 5)
        )


def test_of_two_at_once_the_second_sees_both_values(at: Network) -> None:
    at.keep(at.station, submit=False)
    at.keep(at.manager, typed(contacts=11), version=1, submit=False)
    with pytest.raises(Conflict) as found:
        at.keep(at.station, typed(contacts=12), version=1)
    assert (found.value.theirs, found.value.version, found.value.by) == (
        {"contacts": 11},
        2,
        "Đặng Thanh Tùng",
    )
    with pytest.raises(Conflict):
        at.keep(at.station, version=0)


def test_what_is_not_handed_in_is_not_decided_about(at: Network) -> None:
    at.keep(at.station, submit=False)
    for act in (
        lambda c: report_writing.confirm(c, at.manager, at.own, MONTH, version=1),
        lambda c: report_writing.send_back(
            c, at.manager, at.own, MONTH, comment="x", version=1, today=DUE
        ),
        lambda c: report_writing.correct(
            c, at.manager, at.own, MONTH, name="contacts", new=1, reason="x", version=1, today=AFTER
        ),
        lambda c: report_writing.confirm(c, at.manager, at.own, "2026-09", version=0),
    ):
        with pytest.raises(NotHandedIn), at.database.write(NATIONAL) as connection:
            act(connection)
    at.keep(at.station, version=1)
    # what can still be changed is changed, not corrected
    with pytest.raises(Locked), at.database.write(NATIONAL) as connection:
        report_writing.correct(
            connection,
            at.manager,
            at.own,
            MONTH,
            name="contacts",
            new=1,
            reason="x",
            version=2,
            today=DUE,
        )


def test_a_station_sees_and_writes_its_own_alone(at: Network) -> None:
    """Reads find nothing, writes are refused below the application: of reports, stages and
    corrections."""
    at.keep(at.station)
    with at.database.write(NATIONAL) as connection:
        lives.keep_stage(
            connection, at.manager, at.own, STAGE, stage_id=0, version=0, illustrative=False
        )
    for scope in (at.foreign.scope, DEMONSTRATION):
        with at.database.read(scope) as connection:
            found = station_reports(connection, at.own, scope=scope, today=AFTER)
            assert filed(connection, scope=scope) == {}
        assert found is None or (not found.months and not found.life.stages)
    with pytest.raises(ScopeMissing), at.database.read(NOBODY) as connection:
        filed(connection, scope=NOBODY)
    with at.database.read(at.station.scope) as connection:
        assert list(filed(connection, scope=at.station.scope)) == [at.own]
    with pytest.raises((ScopeMissing, Conflict, Gone)):
        at.keep(at.foreign, version=1)
    with pytest.raises(ScopeMissing):
        at.keep(at.foreign)
    with pytest.raises(ScopeMissing), at.database.write(at.foreign.scope) as connection:
        lives.keep_stage(
            connection,
            at.foreign,
            at.own,
            {**STAGE, "day": "2025"},
            stage_id=0,
            version=0,
            illustrative=False,
        )
    with at.database.read(SYSTEM) as connection:
        assert connection.scalar(select(func.count()).select_from(station_month)) == 1
        assert connection.scalar(select(func.count()).select_from(station_stage)) == 1


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_postgresql_keeps_stations_apart(at: Network) -> None:
    """The third belt: a raw statement of a station, of a trainer, of a province."""
    row = {
        "month": MONTH,
        "field": "contacts",
        "new": 1,
        "reason": "",
        "made_by": "",
        "made_at": text("now()"),
    }
    with at.database.write(SYSTEM) as connection:
        for station_id, illustrative in ((at.own, False), (at.other, True)):
            connection.execute(
                insert(station_month_correction)
                .values(row)
                .values(station_id=station_id, illustrative=illustrative)
            )
    ways = {
        "station": (at.own, [at.own]),
        "demonstration": ("", [at.other]),
        "province": (at.own, []),
        "national": ("", [at.own, at.other]),
    }
    for scope, (own, seen) in ways.items():
        with at.database.engine.connect().execution_options(ipp_unchecked=True) as connection:
            settings = {"s": scope, "o": str(own)}
            connection.execute(
                text(
                    "SELECT set_config('ipp.scope', :s, true), set_config('ipp.station', :o, true)"
                ),
                settings,
            )
            found = connection.scalars(
                text("SELECT station_id FROM station_month_correction ORDER BY id")
            )
            assert list(found) == seen, scope


def test_the_ends_that_are_published(at: Network) -> None:
    """Three of the twelve named stations ended with the merger of 01/07/2025, in words that claim
    no source; the rest go on, and the count of 2021 is what it was: 17, 12 of them named."""
    with at.database.read(NATIONAL) as connection:
        found = all_stations(connection, scope=NATIONAL)
        life = lives.lives(connection, found, scope=NATIONAL)
        counted = network(connection, scope=NATIONAL)
    ended = {
        s.host.removeprefix("Sở Khoa học và Công nghệ "): life[s.id].stages
        for s in found
        if life[s.id].stages
    }
    why = "theo việc sáp nhập tỉnh; chưa có nguồn về Trạm"
    host = "Sở Khoa học và Công nghệ "
    assert ended == {
        "Bình Dương": (Stage("ended", "2025-07-01", why, host + "Thành phố Hồ Chí Minh"),),
        "Bình Định": (Stage("ended", "2025-07-01", why, host + "Gia Lai"),),
        "Ninh Thuận": (Stage("ended", "2025-07-01", why, host + "Khánh Hòa"),),
    }
    assert (
        counted.stock
        and counted.stock.value == 17
        and len(counted.stations) == 12
        and sum(counted.unnamed.values()) == 5
    )


def test_an_end_that_the_institute_wrote_stands_for_the_published_one(at: Network) -> None:
    with at.database.read(SYSTEM) as connection:
        station_id = station_ids(connection)[fold("Sở Khoa học và Công nghệ Ninh Thuận")]
    end = {**STAGE, "stage": "ended", "day": "2025-06-30", "evidence": "Quyết định 45"}
    with at.database.write(NATIONAL) as connection:
        lives.keep_stage(
            connection, at.manager, station_id, end, stage_id=0, version=0, illustrative=False
        )
    with pytest.raises(lives.Twice), at.database.write(NATIONAL) as connection:
        lives.keep_stage(
            connection, at.manager, station_id, end, stage_id=0, version=0, illustrative=False
        )
    with at.database.read(NATIONAL) as connection:
        found = [s for s in all_stations(connection, scope=NATIONAL) if s.id == station_id]
        (only,) = lives.lives(connection, found, scope=NATIONAL)[station_id].stages
    assert (only.day, only.evidence, only.version) == ("2025-06-30", "Quyết định 45", 1)
    with at.database.write(NATIONAL) as connection:
        lives.keep_stage(
            connection,
            at.manager,
            station_id,
            {**end, "day": "2025-07-01"},
            stage_id=only.id,
            version=1,
            illustrative=False,
        )
    with pytest.raises(Conflict), at.database.write(NATIONAL) as connection:
        lives.keep_stage(
            connection,
            at.manager,
            station_id,
            {**end, "day": "2025-07-02"},
            stage_id=only.id,
            version=1,
            illustrative=False,
        )
    assert stages.STAGES.keys() >= {only.stage}


def test_stations_of_before_learn_their_ends(empty: Database) -> None:  # noqa: F811
    """0030: rows that were there before get the columns, and the published facts fill them."""
    upgrade_to(empty, "0029")
    with empty.write(SYSTEM) as connection:
        row = "'x', 'so_khcn', '60', '68', '2020', '', '', '', '', '', '', false"
        named = "folded, host, host_type, vn63, vn34, opened, address, contact, dispute, source, source_url, note, illustrative"
        folded = fold("Sở Khoa học và Công nghệ Bình Dương")
        connection.execute(
            text(f"INSERT INTO station ({named}) VALUES (:folded, {row})"), {"folded": folded}
        )
    upgrade.upgrade(empty)
    with empty.read(NATIONAL) as connection:
        ends = {s.host: s.ended for s in all_stations(connection, scope=NATIONAL) if s.ended}
    assert len(ends) == 3 and ends["Sở Khoa học và Công nghệ Bình Dương"] == "2025-07-01"
