"""View objects for tests, a plausible default for everything."""

from datetime import date, datetime
from typing import Any

from components.overview.view import View
from domain.places.provinces import PROVINCES_34_BY_SLUG
from domain.records.asset import AssetRecord
from domain.records.kinds import KINDS
from domain.terms.status_and_deadline import Deadline, StatusPeriod
from read_models.overview import (
    AsOf,
    Filings,
    Overview,
    OwnerRow,
    Specialities,
    Speciality,
    Tile,
    UrgentDeadline,
    WorkItem,
    YearToDate,
)
from read_models.record import RecordView
from read_models.register import Facets, RegisterPage, RegisterRow
from read_models.register_filters import Filters

TODAY = date(2026, 11, 22)
GIA_LAI = PROVINCES_34_BY_SLUG["gia-lai"]
BINH_DINH, OLD_GIA_LAI = "52", "64"
AS_OF = AsOf(TODAY, datetime(2026, 11, 2, 1, 15), ("wipo_publish",), "none")
MONTHS = tuple((f"2026-{m:02}" if m > 0 else f"2025-{12 + m:02}", 100 + m) for m in range(0, 12))


def create_tile(**changes: Any) -> Tile:
    return Tile(
        **{
            "kind": None,
            "alive": 212,
            "in_grace": 7,
            "year_ago": 200,
            "year_ago_day": date(2025, 11, 22),
            "months": MONTHS,
        }
        | changes
    )


def create_overview(**changes: Any) -> Overview:
    years = tuple(range(2017, 2027))
    to_date = {
        "since": date(2026, 1, 1),
        "until": TODAY,
        "last_since": date(2025, 1, 1),
        "last_until": date(2025, 11, 22),
    }
    values: dict[str, Any] = {
        "vn34": GIA_LAI.code,
        "former_shown": None,
        "as_of": AS_OF,
        "total": 1401,
        "tiles": (create_tile(), *(create_tile(kind=kind, alive=40, in_grace=0) for kind in KINDS)),
        "work": (
            WorkItem("late", 7, (("NH", 6), ("SC", 1)), date(2026, 11, 28), Filters(due="late")),
            WorkItem("due", 0, (), None, Filters(due="90")),
            WorkItem("changed", 4, (("NH", 4),), None, Filters(changed=30)),
            WorkItem("tasks", 1, (), date(2026, 10, 30), None, name="Họp"),
            WorkItem("errors", 2, (), date(2026, 11, 20), None, "don.csv"),
        ),
        "filings": Filings(years, {kind: tuple(range(10)) for kind in KINDS}, True, {"NH": 3}),
        "to_date": tuple(
            YearToDate(m, n=42, last_n=33, by_kind=dict.fromkeys(KINDS, (8, 6)), **to_date)
            for m in ("filed", "granted")
        ),
        "status": {
            kind: {
                "in_force": 60,
                "in_grace": 3,
                "pending": 20,
                "published": 4,
                "lapsed": 5,
                "refused": 8,
            }
            for kind in KINDS
        },
        "nice": (("30", 612), ("35", 548), ("5", 98)),
        "owners": (OwnerRow(11, "Công ty CP Dược liệu Sông Lam", 57, {"SC": 4, "NH": 53}),),
        "specialities": Specialities(
            {("CDDL", ""): 1, ("NH", "certification"): 2, ("NH", "collective"): 0},
            (Speciality(5, "Quế Quỳ Phong", "Quế vỏ", "CDDL", "", "in_force", "UBND tỉnh"),),
        ),
        "former": {BINH_DINH: (118, 191), OLD_GIA_LAI: (74, 99), "unknown": (3, 45)},
        "other_offices": 4,
        "urgent": (
            UrgentDeadline(
                17,
                "HIÊN GÒ TRÁM",
                "NH",
                "Dương Xuân Hạnh",
                "0900 000 118",
                Deadline(
                    "renewal_nh", 1, date(2026, 6, 8), date(2026, 12, 8), None, "open", given=False
                ),
            ),
            UrgentDeadline(
                18,
                "Bộ lọc nước",
                "SC",
                None,
                "",
                Deadline(
                    "maintenance_sc",
                    6,
                    date(2026, 3, 14),
                    date(2026, 9, 14),
                    date(2027, 3, 14),
                    "late",
                    given=False,
                ),
            ),
        ),
    }
    return Overview(**values | changes)


def create_view(by_former: bool = False, **changes: Any) -> View:
    return View(create_overview(**changes), GIA_LAI, TODAY, by_former)


def create_row(**changes: Any) -> RegisterRow:
    values: dict[str, Any] = {
        "id": 17,
        "kind": "NH",
        "mark_category": "ordinary",
        "title": "SÔNG LAM HERBS, hình",
        "application_no": "4-2016-19740",
        "registration_no": "4-0288215-000",
        "owner_id": 11,
        "owner": "Công ty CP Dược liệu Sông Lam",
        "application_date": date(2016, 12, 5),
        "status": "in_force",
        "status_computed": False,
        "next_due": date(2026, 12, 5),
        "due_state": "open",
        "late_until": date(2027, 6, 5),
        "classes": ("5", "30", "35", "43"),
        "illustrative": False,
        "vn34": GIA_LAI.code,
        "vn63": BINH_DINH,
    }
    return RegisterRow(**values | changes)


def create_page(**changes: Any) -> RegisterPage:
    values: dict[str, Any] = {
        "as_of": AS_OF,
        "rows": (create_row(),),
        "total": 412,
        "first": 26,
        "kinds": {"SC": 31, "GPHI": 26, "KDCN": 44, "NH": 306, "CDDL": 5},
        "after": "next",
        "before": "back",
        "owner_name": None,
    }
    return RegisterPage(**values | changes)


def create_facets(**changes: Any) -> Facets:
    values: dict[str, Any] = {
        "statuses": {"in_force": 300, "pending": 20},
        "categories": {"ordinary": 290, "collective": 16},
        "years": {2016: 31, 2015: 12},
        "former": {BINH_DINH: 191, OLD_GIA_LAI: 176, "unknown": 45},
        "classes": {"30": 120, "35": 98},
        "owner_types": {"enterprise": 250, "individual": 60},
        "missing": {"application_date": 3},
        "tags": {"che": ("Chè", 4)},
    }
    return Facets(**values | changes)


def create_record(**changes: Any) -> AssetRecord:
    values: dict[str, Any] = {
        "office": "VN",
        "kind": "SC",
        "title": "Quy trình sấy lạnh",
        "application_no": "1-2018-02417",
        "application_date": date(2018, 6, 6),
        "registration_no": "1-0031862-000",
        "registration_date": date(2021, 10, 18),
        "source": "wipo_publish",
    }
    return AssetRecord(**values | changes)


def create_record_view(**changes: Any) -> RecordView:
    values: dict[str, Any] = {
        "id": 17,
        "record": create_record(),
        "status": "in_force",
        "status_since": date(2021, 10, 18),
        "status_computed": False,
        "term_end": date(2038, 6, 6),
        "periods": (
            StatusPeriod("pending", date(2018, 6, 6), date(2021, 10, 18), False),
            StatusPeriod("in_force", date(2021, 10, 18), None, False),
        ),
        "deadline": None,
        "owner_id": 11,
        "owner_others": 56,
        "as_of": AS_OF,
    }
    return RecordView(**values | changes)
