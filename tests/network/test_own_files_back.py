"""What the pages of the institute and the lists of a province give out comes back to the same rows, in
every language and form; what was corrected in the file is a change (issue 19, item 9)."""

import csv
import io
import tempfile
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from data_access.accounts.writer import Writer
from data_access.database.engine import Database, now
from data_access.database.scope import NATIONAL, SYSTEM, Scope
from data_access.local_lists.rows import kept_rows
from data_access.network import report_writing
from data_access.network.events import events_view
from data_access.network.fact_kinds import FACT_KINDS, save_facts, station_ids
from data_access.network.figures import figures
from data_access.network.goals import goals
from data_access.network.reports import station_reports
from data_access.tables import (
    event,
    institute_target,
    institute_task,
    local_product,
    published_figure,
    station_month,
    station_month_correction,
)
from data_access.writing.undo import undo
from domain.local_names.products import PRODUCT_KINDS, STARS, Product
from domain.network.goals import BY_HAND, DOING, DONE, METRICS, PLANNED, STATIONS, Target, Task
from domain.network.hosts import host_key
from domain.network.records import (
    EVENT_KINDS,
    FLOW,
    HOST_TYPES,
    MEASURES,
    PERIOD_KINDS,
    SO_KHCN,
    STOCK,
    SUBJECTS,
    UNSTATED,
    Event,
    Figure,
)
from domain.places.provinces import PROVINCES_63, SUCCESSOR
from domain.text.counts import EXACT, TEXT_ONLY
from language import in_language
from read_models.events import EventRow, EventsAsked, EventsView
from read_models.goals import Goals
from read_models.local_lists import PRODUCTS
from reports.events import events_csv, events_workbook
from reports.goals import goals_csv, goals_workbook
from reports.kept import KeptFile, kept_csv, kept_workbook
from reports.published import published_csv, published_workbook
from reports.station_months import months_csv, months_workbook
from tests.importing.files import counts, rows, run, write
from tests.network.test_station_reports import HAI_PHONG, typed

TODAY = date(2026, 11, 30)
EVERY = [(language, ending) for language in ("vi", "en") for ending in ("csv", "xlsx")]
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
Made = Callable[[str], str | bytes]
"""Ending → the content of the file in the language at hand."""


def _file(folder: Path, made: Made, language: str, ending: str) -> Path:
    with in_language(language):
        return write(folder / f"{language}.{ending}", made(ending))


def _all_back(database: Database, folder: Path, made: Made, n: int) -> None:
    """In every language and form: nothing new, nothing changed, nothing rejected or unread."""
    for language, ending in EVERY:
        result = run(database, _file(folder, made, language, ending), dry_run=True)
        assert (counts(result), result.errors) == ((0, 0, n, 0), ()), (
            language,
            ending,
            result.changes,
        )
        assert result.unread == {"columns": [], "sheets": [], "rows": 0}, (language, ending)


def _corrected(folder: Path, made: Made, old: str, new: str) -> Path:
    text = made("csv")
    assert isinstance(text, str) and old in text
    return write(folder / "sua.csv", text.replace(old, new, 1))


def _stored(database: Database, table: Any) -> list[dict[str, Any]]:
    with database.read(SYSTEM) as connection:
        found = connection.execute(select(table).order_by(table.c.id)).mappings()
        return [dict(row) for row in found]


def _goals(database: Database) -> Made:
    with database.read(NATIONAL) as connection:
        view = goals(connection, scope=NATIONAL, year=2026, today=TODAY)
    return lambda ending: (
        goals_workbook(view, "") if ending == "xlsx" else "".join(goals_csv(view, "Minh họa"))
    )


def _with_goals(database: Database) -> None:
    base = {"since": FIRST, "until": LAST, "responsible": "Phòng A", "version": 1}
    base |= {"illustrative": False, "updated_by": "vien", "updated_at": TODAY}
    target = base | {"base": None, "unit": "Trạm", "reached": None, "reached_source": ""}
    task = base | {"done_on": None, "evidence": "", "reason": "", "moved": [], "source": ""}
    targets = [
        target | {"name": "Thêm Trạm", "metric": STATIONS, "value": 15, "source": "Kế hoạch 5"},
        target | {"name": "Giao diện", "metric": BY_HAND, "value": 12, "source": "", "unit": ""}
        | {"reached": 10, "reached_source": "Sổ; trang 3", "illustrative": True},
    ]  # fmt: skip
    done = {"state": DONE, "done_on": date(2026, 3, 20), "evidence": "Kỷ yếu"}
    tasks = [
        task | {"text": "Hội nghị", **done},
        task | {"text": "Mở lớp", "state": DOING, "until": date(2026, 6, 30), "source": "Số 7"},
        task | {"text": "Bản tin", "state": PLANNED, "illustrative": True},
    ]
    with database.write(SYSTEM) as connection:
        connection.execute(insert(institute_target), [_known(institute_target, t) for t in targets])
        connection.execute(insert(institute_task), [_known(institute_task, t) for t in tasks])


def _known(table: Any, row: dict[str, Any]) -> dict[str, Any]:
    stamp = {"updated_at": now()}
    return {name: value for name, value in (row | stamp).items() if name in table.c}


def test_targets_and_tasks_of_one_file_come_back(database: Database, tmp_path: Path) -> None:
    """Both tables of the file, what is counted beside what was told by hand."""
    _with_goals(database)
    before = _stored(database, institute_target), _stored(database, institute_task)
    _all_back(database, tmp_path, _goals(database), 5)
    assert (_stored(database, institute_target), _stored(database, institute_task)) == before


def test_a_correction_of_each_is_shown_and_taken_back(database: Database, tmp_path: Path) -> None:
    _with_goals(database)
    made = _goals(database)
    path = _corrected(tmp_path, made, ",15,Trạm", ",16,Trạm")
    text = path.read_text().replace("Hội nghị,Xong", "Hội nghị đầu năm,Xong")
    path = write(path, text.replace("Mở lớp,Đang làm", "Mở lớp,Dự định"))
    shown = run(database, path, dry_run=True)
    assert counts(shown) == (1, 2, 2, 0)
    assert [(c["about"], c["field"], c["new"]) for c in shown.changes] == [
        (["Thêm Trạm"], "value", 16),
        (["Mở lớp"], "state", PLANNED),
    ]
    before = _stored(database, institute_target), _stored(database, institute_task)
    batch = run(database, path).batch or 0
    assert [row["value"] for row in _stored(database, institute_target)] == [16, 12]
    assert len(_stored(database, institute_task)) == 4
    with database.write(SYSTEM) as connection:
        undo(connection, batch, actor="vien", today=TODAY)
    assert (_stored(database, institute_target), _stored(database, institute_task)) == before


SAID = [
    Figure("stations", STOCK, "", None, "as_of", "", "2021-03-05", 18, EXACT, "18 Trạm",
           position=2, source="Bài 1", source_url="https://x.example/1", published_on="2021-03-06"),
    Figure("stations", STOCK, "", None, "as_of", "", "2021-03-05", 3, "more_than", "hơn 3",
           position=3, source="Bài 1", source_url="https://x.example/1"),
    Figure("consultations", FLOW, SO_KHCN, None, "cumulative", "2020", "2021", None, TEXT_ONLY,
           "rất nhiều", compared_to="2020", source="Bài 2", note="x; y", illustrative=True),
    Figure("updates", FLOW, "Nghệ An", "40", UNSTATED, "", "2022", 7, source="Bài 3"),
]  # fmt: skip


def test_published_figures_come_back(database: Database, tmp_path: Path) -> None:
    """Those that came with the program, and of every kind of period, order and subject."""
    with database.write(SYSTEM) as connection:
        save_facts(connection, FACT_KINDS["figures"], SAID, batch_id=None)
    before = _stored(database, published_figure)
    with database.read(NATIONAL) as connection:
        every = figures(connection, scope=NATIONAL, of_reports=True)

    def made(ending: str) -> str | bytes:
        return published_workbook(every) if ending == "xlsx" else "".join(published_csv(every))

    _all_back(database, tmp_path, made, len(before))
    assert _stored(database, published_figure) == before
    result = run(database, _corrected(tmp_path, made, ",7,,", ",8,,"), dry_run=True)
    assert counts(result) == (0, 1, len(before) - 1, 0)
    assert result.changes[0]["field"] == "value"


def _events(database: Database) -> Made:
    with database.read(NATIONAL) as connection:
        view = events_view(
            connection, scope=NATIONAL, asked=_of_every_year(), today=TODAY, may_write=False
        )
    return lambda ending: (
        events_workbook(view, "") if ending == "xlsx" else "".join(events_csv(view, ""))
    )


def _of_every_year() -> EventsAsked:
    return EventsAsked(year=2026)


HELD = [
    Event("Lớp cơ bản", "training", "2026-03-04", place="Quy Nhơn", vn63="52",
          organisers="Sở KH&CN Gia Lai; Hội A", delegates=100, delegates_qualifier="nearly",
          participants="Doanh nghiệp", note="Kỷ yếu; 2 bài", source="Bài 4", women=None),
    Event("Hội thảo mở", "workshop", "2026-05", vn63="01", delegates=40, women=12, times=2,
          organisers="Viện Khoa học sở hữu trí tuệ", departments=3, present=("01", "31")),
    Event("Hội nghị bị hoãn", "conference", "2026-02", planned=True, cancelled="bão", organisers="A"),
    Event("Lớp sắp mở", "training", "2026-12-20", planned=True, expected=30, organisers="B"),
    Event("Lớp đã qua", "training", "2026-06-20", planned=True, organisers="B", illustrative=True),
    Event("Hội nghị của Viện", "conference", "2026-07", planned=True, delegates=9),
]  # fmt: skip


def test_events_come_back(database: Database, tmp_path: Path) -> None:
    """Those whose number is told in words, provinces of before 2025, every step."""
    with database.write(SYSTEM) as connection:
        save_facts(connection, FACT_KINDS["events"], HELD, batch_id=None)
    before = _stored(database, event)
    made = _events(database)
    text = made("csv")
    assert isinstance(text, str)
    _all_back(database, tmp_path, made, text.count("\n") - 1)
    assert _stored(database, event) == before
    result = run(database, _corrected(tmp_path, made, "gần 100; Kỷ", "gần 120; Kỷ"), dry_run=True)
    assert [(c["field"], c["new"]) for c in result.changes] == [("delegates", 120)]


def _months(database: Database) -> Made:
    with database.read(SYSTEM) as connection:
        own = station_ids(connection)[host_key(HAI_PHONG)]
        view = station_reports(connection, own, scope=SYSTEM, today=TODAY)
    assert view is not None
    return lambda ending: (
        months_workbook(view, "") if ending == "xlsx" else "".join(months_csv(view, ""))
    )


def test_months_of_a_station_come_back(database: Database, tmp_path: Path) -> None:
    """One that is confirmed and corrected since, with people in hundredths; months that are missing
    are no rows."""
    with database.read(SYSTEM) as connection:
        own = station_ids(connection)[host_key(HAI_PHONG)]
    station = Writer(2, "tram", "Trạm", "", Scope.station(own))
    day = date(2026, 11, 5)
    with database.write(Scope.station(own)) as connection:
        report_writing.keep(
            connection,
            station,
            own,
            "2026-10",
            typed(),
            version=0,
            submit=True,
            today=day,
            illustrative=False,
        )
    vien = Writer(1, "vien", "Viện", "", NATIONAL)
    with database.write(NATIONAL) as connection:
        report_writing.confirm(connection, vien, own, "2026-10", version=1)
        how: dict[str, Any] = {"name": "trained", "new": 40, "reason": "Đếm lại", "version": 2}
        report_writing.correct(connection, vien, own, "2026-10", **how, today=TODAY)
    before = _stored(database, station_month), _stored(database, station_month_correction)
    _all_back(database, tmp_path, _months(database), 1)
    assert (_stored(database, station_month), _stored(database, station_month_correction)) == before


def _products(database: Database) -> Made:
    scope = Scope.province("40")
    with database.read(scope) as connection:
        found = kept_rows(connection, PRODUCTS, scope=scope, vn34="40")
    file = KeptFile(PRODUCTS, found, "Nghệ An", "Có dữ liệu minh họa")
    return lambda ending: kept_workbook(file) if ending == "xlsx" else kept_csv(file)


def test_products_come_back(database: Database, tmp_path: Path) -> None:
    """Of every kind and rank, invented ones among them."""
    kinds, stars = list(PRODUCT_KINDS), list(STARS)
    told = [
        Product(f"Cam {i}", kinds[i % 3], stars[i % 4], "HTX" if i else "", "Vinh", "", i == 2)
        for i in range(5)
    ]
    values = [FACT_KINDS["products"].values(one, {}) | {"vn34": "40"} for one in told]
    with database.write(SYSTEM) as connection:
        stamp = {"version": 1, "updated_at": now(), "updated_by": "nghean", "removed": 0}
        connection.execute(insert(local_product), [row | stamp for row in values])
    before = _stored(database, local_product)
    made = _products(database)
    for language, ending in EVERY:
        result = run(database, _file(tmp_path, made, language, ending), scope_vn34="40")
        assert (counts(result), result.errors) == ((0, 0, 5, 0), ()), (language, ending)
        assert result.unread["columns"] == []
    assert _stored(database, local_product) == before
    path = _corrected(
        tmp_path, made, "Cam 1,Sản phẩm chủ lực,3 sao", "Cam 1,Sản phẩm chủ lực,5 sao"
    )
    shown = run(database, path, scope_vn34="40", dry_run=True)
    assert [(c["field"], c["old"], c["new"]) for c in shown.changes] == [("stars", "3", "5")]


# properties: whatever the records are, the file says them

WORD = st.text("abcđêơ ,;\"'-=+@áÀ", min_size=1, max_size=12).map(
    lambda text: "T" + " ".join(text.split())
)
DAYS = st.dates(date(2026, 1, 1), date(2026, 6, 30))
NUMBER = st.integers(1, 999_999)


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp())


def _read_back(lines: Iterable[str]) -> list[Any]:
    read = rows(write(_folder() / "lai.csv", "".join(lines)))
    assert [row.errors for row in read if row.errors] == []
    return [row.record for row in read]


TARGETS = st.builds(
    Target, name=WORD, metric=st.sampled_from(list(METRICS)), value=NUMBER, unit=WORD, since=DAYS,
    until=st.just(LAST), responsible=WORD, base=st.none() | st.integers(0, 99), source=WORD,
    illustrative=st.booleans(),
)  # fmt: skip
TASKS = st.builds(
    Task, text=WORD, state=st.just(DONE), since=DAYS, until=st.just(LAST), responsible=WORD,
    done_on=DAYS, evidence=WORD, reason=WORD, source=WORD, illustrative=st.booleans(),
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(TARGETS, max_size=3), st.lists(TASKS, max_size=3), st.sampled_from(["vi", "en"]))
def test_any_goals_read_are_those_written(
    targets: list[Target], tasks: list[Task], language: str
) -> None:
    if not targets and not tasks:
        return
    numbered = tuple(
        Target(**{name: getattr(t, name) for name in t.__slots__} | {"id": i})
        for i, t in enumerate(targets)
    )
    view = Goals(2026, TODAY, numbered, tuple(tasks), dict.fromkeys(range(len(targets)), 5))
    with in_language(language):
        found = _read_back(goals_csv(view, ""))
    told = [f for f in found if hasattr(f, "metric")]
    assert [(f.name, f.metric, f.value, f.unit, f.base, f.since, f.source) for f in told] == [
        (t.name, t.metric, t.value, t.unit, t.base, t.since, t.source) for t in targets
    ]
    assert [(f.text, f.state, f.done_on, f.evidence, f.reason) for f in found if f not in told] == [
        (t.text, t.state, t.done_on, t.evidence, t.reason) for t in view.settled
    ]
    assert [f.illustrative for f in found] == [
        *(t.illustrative for t in targets), *(t.illustrative for t in view.settled)
    ]  # fmt: skip


FIGURES = st.builds(
    Figure, subject=st.sampled_from(list(SUBJECTS)), measure=st.sampled_from(list(MEASURES)),
    about=st.sampled_from(["", "Nghệ An", *HOST_TYPES]), period_kind=st.sampled_from(list(PERIOD_KINDS)),
    period=st.sampled_from(["", "2021", "2021-05", "2021-05-31"]), value=NUMBER,
    qualifier=st.sampled_from([EXACT, "more_than", "nearly"]), wording=WORD,
    position=st.integers(0, 9), source=WORD, note=WORD, illustrative=st.booleans(),
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(FIGURES, min_size=1, max_size=4), st.sampled_from(["vi", "en"]))
def test_any_figures_read_are_those_written(told: list[Figure], language: str) -> None:
    with in_language(language):
        found = _read_back(published_csv(told))
    assert [_without_place(f) for f in found] == [_without_place(f) for f in told]


def _without_place(figure: Figure) -> tuple[Any, ...]:
    return tuple(getattr(figure, name) for name in figure.__slots__ if name != "vn63")


EVENTS = st.builds(
    Event, title=WORD, kind=st.sampled_from(list(EVENT_KINDS)), held=st.sampled_from(["2026-03", "2026-03-04"]),
    place=WORD, vn63=st.none() | st.sampled_from(list(PROVINCES_63)), organisers=WORD, times=st.integers(1, 9),
    delegates=NUMBER, delegates_qualifier=st.sampled_from([EXACT, "more_than", "nearly"]), participants=WORD,
    departments=st.none() | st.integers(0, 63), note=WORD, source=WORD, women=st.none() | st.integers(0, 9),
    present=st.lists(st.sampled_from(list(PROVINCES_63)), unique=True, max_size=3).map(tuple),
    illustrative=st.booleans(),
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(EVENTS, st.sampled_from(["vi", "en"]))
def test_any_event_read_is_the_one_written(told: Event, language: str) -> None:
    row = EventRow(1, told)
    assert row.vn34 is None or row.vn34 == SUCCESSOR[told.vn63 or ""]
    with in_language(language):
        (found,) = _read_back(events_csv(EventsView((row,), EventsAsked(year=2026), TODAY), ""))
    assert found == told


def test_a_heading_that_two_fields_share_is_read_by_nobody() -> None:
    """Headings of our own files in another language never take a column from a known one."""
    with in_language("en"):
        head = next(csv.reader(io.StringIO("".join(published_csv([])).lstrip("\ufeff"))))
    assert len(head) == len(set(head))
