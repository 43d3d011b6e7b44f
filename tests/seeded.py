"""A small register counted by hand: a prime number of rows in every place, so that a leaked or lost
row shows in any sum.

Nghệ An (40) 29 rows in the totals and 2 of another office; Gia Lai (52) 17: 7 of former Bình Định
(52), 5 of former Gia Lai (64), 5 whose former province is not known; Ninh Bình (37) 11, abroad 7,
unresolved 5. In all 69.
"""

from datetime import date
from functools import partial

from sqlalchemy import Connection

from data_access import rollups
from domain.records.asset import ABROAD, UNKNOWN_FORMER, UNRESOLVED
from tests import builders

create_asset = partial(builders.create_asset, count=False)
TODAY = date(2026, 5, 20)
NGHE_AN, GIA_LAI, NINH_BINH = "40", "52", "37"
TOTALS = {NGHE_AN: 29, GIA_LAI: 17, NINH_BINH: 11, ABROAD: 7, UNRESOLVED: 5}


def seed(connection: Connection) -> None:
    """Writes the register described above."""
    _nghe_an(connection)
    _gia_lai(connection)
    for n in range(11):
        create_asset(
            connection,
            title=f"Mật mía {n}",
            vn34=NINH_BINH,
            vn63="36",
            illustrative=False,
            source="wipo_publish",
        )
    for n in range(7):
        create_asset(
            connection,
            kind="SC",
            title=f"Bơm {n}",
            vn34=ABROAD,
            vn63=ABROAD,
            country="JP",
            status="pending",
        )
    for n in range(5):
        create_asset(connection, kind="KDCN", title=f"Chai {n}", vn34=UNRESOLVED, vn63=UNRESOLVED)
    rollups.rebuild(connection)


def _nghe_an(c: Connection) -> None:
    """13 marks (11 alive), 7 inventions, 5 utility solutions, 3 designs, 1 geographical indication;
    2 records of another office."""
    for n in range(7):  # alive since 2024
        category = ("collective", "certification", *5 * ["ordinary"])[n]
        create_asset(
            c, title=f"Cà phê Phủ Quỳ {n}", mark_category=category, classes=[("nice", "30"), ("nice", "35")][: 1 + n % 2],
            application_date=date(2022, 1, 5 + n), registration_date=date(2024, 3, 1), owner="HTX Phủ Quỳ",
            periods=[("pending", date(2022, 1, 5 + n), date(2024, 3, 1)), ("in_force", date(2024, 3, 1), None)],
        )  # fmt: skip
    # alive since February: two of them filed in this year's partial month of last year
    for n in range(4):
        create_asset(
            c, title=f"Nước mắm Vạn Phần {n}", mark_category="ordinary", classes=[("nice", "5")], owner="Công ty Vạn Phần",
            application_date=date(2025, 5, (19, 20, 21, 22)[n]), registration_date=date(2026, 2, 10), due=date(2026, 6, 1 + n),
            periods=[("pending", date(2025, 5, 19), date(2026, 2, 10)), ("in_force", date(2026, 2, 10), None)],
        )  # fmt: skip
    for status, filed in (("pending", date(2026, 5, 20)), ("unknown", None)):
        create_asset(
            c,
            title="Tương Nam Đàn",
            mark_category="ordinary",
            status=status,
            application_date=filed,
            owner="HTX Nam Đàn",
        )
    for n in range(3):  # late: in grace since this month
        create_asset(
            c, kind="SC", title=f"Máy sấy {n}", status="in_grace", application_date=date(2018, 4, 1), registration_date=date(2020, 5, 4),
            due=date(2026, 5, 4), late_until=date(2026, 11, 4 + n), owner="Đại học Vinh",
            periods=[("pending", date(2018, 4, 1), date(2020, 5, 4)), ("in_force", date(2020, 5, 4), date(2026, 5, 5)),
                     ("in_grace", date(2026, 5, 5), None)],
        )  # fmt: skip
    for n in range(4):  # due today, in 90 days, in 91 days, in 400
        due = (TODAY, date(2026, 8, 18), date(2026, 8, 19), date(2027, 6, 24))[n]
        create_asset(
            c,
            kind="SC",
            title=f"Máy gặt {n}",
            application_date=date(2026, 3, 3),
            due=due,
            owner="Đại học Vinh",
        )
    for n in range(5):  # ended in January
        create_asset(
            c, kind="GPHI", title=f"Giàn phơi {n}", status="expired", application_date=date(2016, 1, 9), owner=None,
            periods=[("in_force", date(2017, 1, 9), date(2026, 1, 9)), ("expired", date(2026, 1, 9), None)],
        )  # fmt: skip
    for n in range(3):
        create_asset(
            c,
            kind="KDCN",
            title=f"Đèn {n}",
            status="refused",
            application_date=date(2011, 7, 1),
            classes=[("locarno", "26-05")],
        )
    create_asset(
        c, kind="CDDL", title="Vinh", application_date=None, registration_date=date(2007, 5, 31), product="Cam", owner="Sở KH&CN",
        source="published_gi", illustrative=False,
    )  # fmt: skip
    for n in range(2):
        create_asset(
            c, title=f"Phủ Quỳ {n}", office="US", national=False, application_no=f"9712345{n}"
        )


def _gia_lai(c: Connection) -> None:
    for n in range(7):
        create_asset(
            c,
            title=f"Nón ngựa Phú Gia {n}",
            mark_category="collective",
            vn34=GIA_LAI,
            vn63="52",
            classes=[("nice", "25")],
        )
    for n in range(5):
        create_asset(
            c,
            title=f"Cà phê Chư Sê {n}",
            vn34=GIA_LAI,
            vn63="64",
            classes=[("nice", "30")],
            status="lapsed",
        )
    for n in range(5):
        create_asset(c, kind="SC", title=f"Tưới nhỏ giọt {n}", vn34=GIA_LAI, vn63=UNKNOWN_FORMER)
