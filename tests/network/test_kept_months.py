"""What a month keeps of itself: what was handed in before, numbers of lists beside typed ones; the
institute's own month, and the sums of the network."""

from datetime import date

import pytest
from sqlalchemy import insert, text

from components.network.reports.sums import sums_card
from data_access.accounts.writer import Writer
from data_access.database.engine import Database, now
from data_access.database.scope import DEMONSTRATION, NATIONAL, SYSTEM, Scope
from data_access.network import report_writing
from data_access.network.month_sums import month_sums
from data_access.network.prefilled import prefilled
from data_access.network.reports import station_reports
from data_access.tables import event, station_person
from domain.network.reporting import INSTITUTE, NOT_EXPECTED, ON_TIME
from read_models.month_sums import MonthSums, requests, searches
from read_models.report_checks import Asked
from read_models.station_reports import Listed
from tests.components.tree import text as text_of
from tests.network.test_station_reports import AFTER, DUE, LATE, MONTH, Network, typed

MANAGER = Writer(3, "vien", "Đặng Thanh Tùng", "", NATIONAL)


@pytest.fixture
def at(database: Database) -> Network:
    return Network(database)


def own_month(database: Database, month: str, version: int = 0, **counts: int) -> None:
    told = report_writing.Typed(counts, {})
    with database.write(NATIONAL) as connection:
        report_writing.keep(
            connection,
            MANAGER,
            INSTITUTE,
            month,
            told,
            version=version,
            submit=True,
            today=AFTER,
            illustrative=False,
        )


def test_what_was_handed_in_is_kept_when_it_is_handed_in_again(at: Network) -> None:
    """Each time that something became different; the same once more is no version."""
    at.keep(at.station, typed(contacts=16), submit=False, version=0)
    at.keep(at.station, typed(contacts=17), version=1)
    at.keep(at.station, typed(contacts=17), version=2)
    assert at.view().changes(MONTH) == ()
    at.keep(at.station, typed(contacts=18, women=9), version=3, today=LATE, submit=False)
    at.keep(at.manager, typed(contacts=19, women=9), version=4, today=LATE)
    report = at.view().report(MONTH)
    assert (report.state, report.first, report.values["contacts"]) == ("submitted", DUE, 19)
    assert [(f.values["contacts"], f.by) for f in report.former] == [
        (17, "Vũ Hải Yến"),
        (18, "Vũ Hải Yến"),
    ]
    assert [(c.field, c.old, c.new, c.by) for c in at.view().changes(MONTH)] == [
        ("contacts", 17, 18, "Vũ Hải Yến"),
        ("women", None, 9, "Vũ Hải Yến"),
        ("contacts", 18, 19, "Đặng Thanh Tùng"),
    ]


def test_drafts_of_a_returned_report_are_no_versions(at: Network) -> None:
    """What was handed in is kept once, whatever was saved between; words count as numbers do."""
    at.keep(at.station, typed(contacts=16))
    with at.database.write(NATIONAL) as connection:
        how = {"comment": "?", "version": 1, "today": LATE}
        report_writing.send_back(connection, at.manager, at.own, MONTH, **how)
    for version, contacts in ((2, 20), (3, 30)):
        at.keep(at.station, typed(contacts=contacts), submit=False, version=version, today=LATE)
        assert at.view().changes(MONTH) == ()
    new = report_writing.Typed({**typed().values, "contacts": 40}, {"proposals": "Khác"})
    at.keep(at.station, new, version=4, today=LATE)
    assert [(c.field, c.old, c.new) for c in at.view().changes(MONTH)] == [
        ("contacts", 16, 40),
        ("proposals", "Mở lớp nâng cao", "Khác"),
    ]
    assert len(at.view().report(MONTH).former) == 1


def test_zero_is_another_number_than_none(at: Network) -> None:
    at.keep(at.station, typed(women=None))
    at.keep(at.station, typed(women=0), version=1)
    assert [(c.field, c.old, c.new) for c in at.view().changes(MONTH)] == [("women", None, 0)]


def test_june_2022_as_published(database: Database) -> None:
    """«11 yêu cầu», «07 yêu cầu tra cứu (06 nhãn hiệu, 01 sáng chế)»: searches stand apart."""
    counts = {"consultations": 8, "updates": 2, "listings": 1, "search_mark": 6, "search_patent": 1}
    own_month(database, "2022-06", **counts)
    with database.read(NATIONAL) as connection:
        (found,) = month_sums(connection, scope=NATIONAL, first="2022-01", last="2022-12").values()
    assert (found.month, found.reports, requests(found.institute), searches(found.institute)) == (
        "2022-06",
        0,
        11,
        7,
    )
    assert (requests(found.stations), found.total("search_mark"), found.total("contacts")) == (
        None,
        6,
        None,
    )


def test_the_institute_is_a_row_of_its_own(at: Network) -> None:
    """Stations with what was corrected since, beside the institute; drafts and returned ones are
    in no sum. The same by SQL that is written apart."""
    at.keep(at.station, typed())
    with at.database.write(NATIONAL) as connection:
        report_writing.confirm(connection, at.manager, at.own, MONTH, version=1)
        how = {"name": "contacts", "reason": "sót", "today": AFTER}
        for version, new in ((2, 20), (3, 21)):
            report_writing.correct(
                connection, at.manager, at.own, MONTH, new=new, version=version, **how
            )
        how["name"] = "women"
        report_writing.correct(connection, at.manager, at.own, MONTH, new=5, version=4, **how)
    with at.database.write(at.foreign.scope) as connection:
        report_writing.keep(
            connection,
            at.foreign,
            at.other,
            MONTH,
            typed(),
            version=0,
            submit=False,
            today=DUE,
            illustrative=False,
        )
    own_month(at.database, MONTH, consultations=165)
    with at.database.read(NATIONAL) as connection:
        found = month_sums(connection, scope=NATIONAL, first=MONTH, last=MONTH)[MONTH]
    assert (found.reports, found.stations["contacts"], found.stations["women"]) == (1, 21, 5)
    assert (found.stations["consultations"], found.institute["consultations"]) == (7, 165)
    assert (found.total("consultations"), found.total("contacts")) == (172, 21)
    query = text(
        "SELECT (SELECT sum(consultations) FROM station_month WHERE state IN ('submitted', 'confirmed'))"
        " + (SELECT sum(consultations) FROM institute_month)"
    )
    with at.database.read(SYSTEM) as connection:
        assert connection.scalar(query) == 172
    with at.database.read(at.station.scope) as connection:
        seen = month_sums(connection, scope=at.station.scope, first=MONTH, last=MONTH)[MONTH]
    assert (seen.total("consultations"), seen.institute["consultations"]) == (7, None)


def test_the_institute_has_no_deadline_and_no_lock(database: Database) -> None:
    """Years later it is written and written over, what stood there kept; nobody else sees it."""
    own_month(database, "2022-06", consultations=11)
    own_month(database, "2022-06", 1, consultations=12)
    with database.read(NATIONAL) as connection:
        view = station_reports(connection, INSTITUTE, scope=NATIONAL, today=AFTER)
    assert view and view.report("2022-06").writable(AFTER)
    assert (view.standing("2022-06"), view.standing("2022-07")) == (ON_TIME, NOT_EXPECTED)
    assert [(c.field, c.old, c.new) for c in view.changes("2022-06")] == [("consultations", 11, 12)]
    for scope in (Scope.station(1), Scope.province("40")):
        with database.read(scope) as connection:
            assert station_reports(connection, INSTITUTE, scope=scope, today=AFTER) is None
    with database.read(DEMONSTRATION) as connection:
        invented = station_reports(connection, INSTITUTE, scope=DEMONSTRATION, today=AFTER)
    assert invented and invented.months == {}


def test_the_institute_tells_what_it_knows(database: Database) -> None:
    """None of the eight is asked for; nothing at all is nothing, and women are of the people."""
    with database.read(NATIONAL) as connection:
        view = station_reports(connection, INSTITUTE, scope=NATIONAL, today=AFTER)
    assert view
    wrong = [
        list(Asked(view, MONTH, values, {}, {}, {}).errors)
        for values in ({"searches": None}, {"listings": 0}, {"women": 2, "trained": 1})
    ]
    assert wrong == [["contacts"], [], ["women"]]


def held(at: Network, title: str, day: str, **values: object) -> None:
    row = {"folded": title, "title": title, "kind": "training", "held": day, "planned": False}
    row |= dict.fromkeys(
        ("place", "organisers", "participants", "wording", "source", "source_url", "note"), ""
    )
    row |= {"times": 1, "delegates": 20, "delegates_qualifier": "exact", "present": []}
    row |= {"illustrative": False, "station_id": at.own, **values}
    with at.database.write(SYSTEM) as connection:
        connection.execute(insert(event).values(row))


def filled(at: Network, month: str = MONTH) -> dict[str, int]:
    with at.database.read(at.station.scope) as connection:
        found = prefilled(connection, at.own, month, scope=at.station.scope)
    return {name: told.number for name, told in found.items()}


def test_events_of_the_month_fill_in_and_open_their_rows(at: Network) -> None:
    """The station's own that were held; no row is not zero."""
    assert filled(at) == {}
    held(at, "lớp một", "2026-10-05", times=2, delegates=24)
    held(at, "lớp hai", "2026-10-31", delegates=12)
    held(at, "tháng khác", "2026-11-01")
    held(at, "đã định", "2026-10-20", planned=True)
    held(at, "trạm khác", "2026-10-06", station_id=at.other)
    assert filled(at) == {"classes": 3, "trained": 36}
    with at.database.read(at.station.scope) as connection:
        found = prefilled(connection, at.own, MONTH, scope=at.station.scope)
    assert [row.title for row in found["trained"].rows] == ["lớp một", "lớp hai"]
    assert filled(at, "2026-09") == {}


def test_staff_at_work_at_the_months_end_fill_in(at: Network) -> None:
    """Whose share is told; who came later or had left is not of that month."""
    people = (
        ("An", 100, None, None),
        ("Bình", 50, "2026-10-31", None),
        ("Chi", 100, "2026-11-01", None),
        ("Dũng", 100, None, "2026-10-30"),
        ("Giang", None, None, None),
    )
    row = dict.fromkeys(("post", "phone", "email", "updated_by"), "") | {"trainings": []}
    row |= {"version": 1, "updated_at": now(), "illustrative": False, "station_id": at.own}
    with at.database.write(SYSTEM) as connection:
        for name, share, since, until in people:
            days = {"since": since, "until": until}
            told = {key: date.fromisoformat(day) if day else None for key, day in days.items()}
            connection.execute(
                insert(station_person).values(row | told | {"name": name, "share": share})
            )
    assert (filled(at), filled(at, "2026-11")) == ({"staff": 150}, {"staff": 250})


@pytest.mark.parametrize("told", [{"delegates": None}, {"delegates_qualifier": "about"}])
def test_people_that_nobody_counted_are_not_filled_in(at: Network, told: dict[str, object]) -> None:
    held(at, "lớp một", "2026-10-05")
    held(at, "lớp hai", "2026-10-06", **told)
    assert filled(at) == {"classes": 2}


def test_a_number_typed_over_keeps_both_and_its_reason(at: Network) -> None:
    held(at, "lớp một", "2026-10-05", delegates=24)
    with at.database.read(at.station.scope) as connection:
        rows = prefilled(connection, at.own, MONTH, scope=at.station.scope)
    view, values = at.view(), {**typed().values, "trained": 36, "classes": 1}
    asked = Asked(view, MONTH, values, {}, {}, rows)
    assert (asked.typed_over, list(asked.unexplained)) == ({"trained": 24}, ["over_trained"])
    assert Asked(view, MONTH, values, {}, {"trained": "thêm 12"}, rows).unexplained == {}
    assert Asked(view, MONTH, {**values, "trained": 24}, {}, {}, rows).typed_over == {}
    assert Asked(view, MONTH, {**values, "trained": None}, {}, {}, rows).typed_over == {}
    told = report_writing.Typed(values, {}, {}, {"trained": Listed(24, "thêm 12 học viên")})
    at.keep(at.station, told)
    report = at.view(today=date(2026, 11, 20)).report(MONTH)
    assert (report.values["trained"], report.listed) == (
        36,
        {"trained": Listed(24, "thêm 12 học viên")},
    )


def test_an_invented_report_marks_the_sum_and_its_card(at: Network) -> None:
    """Wherever an invented number is added up it is said so; a real month is not marked."""
    at.keep(at.station, typed())

    def sums() -> MonthSums:
        with at.database.read(NATIONAL) as connection:
            return month_sums(connection, scope=NATIONAL, first=MONTH, last=MONTH)[MONTH]

    assert not sums().illustrative and "minh họa" not in text_of(sums_card(sums())).lower()
    with at.database.write(SYSTEM) as connection:
        connection.execute(text("UPDATE station_month SET illustrative = true"))
    assert sums().illustrative and "minh họa" in text_of(sums_card(sums())).lower()
