"""The law, item by item: each line of the table in Help by cases made by hand, the day before, the
day itself, the day after.

Issue 15, items 4 and 7, and its last point of acceptance.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from domain.calendar.holidays import SWAPPED, next_working_day
from domain.records.asset import AssetRecord
from domain.terms.assessment import annuities, assess
from domain.terms.deadlines import surcharge_percent
from domain.terms.law import LAW
from domain.terms.publication import first_growing_year
from domain.terms.rules import (
    AT_WIPO,
    BETWEEN,
    LAW_2025,
    MAINTENANCE,
    RULES,
    opposed_until,
    version,
)
from domain.terms.status_and_deadline import StatusPeriod
from domain.terms.status_timeline import awaits_viet_nam
from tests.domain.making import event, record


def d(text: str) -> date:
    day, month, year = text.split("/")
    return date(int(year), int(month), int(day))


def _paid(granted: str, last: int) -> tuple[Any, ...]:
    """Years 1 to `last`, each on the day."""
    day = d(granted)
    return tuple(
        event("fee_paid", day.replace(year=day.year + k - 1), k) for k in range(1, last + 1)
    )


PATENT = record("SC", d("15/03/2006"), d("22/08/2008"), events=_paid("22/08/2008", 3))
"""Granted on Friday 22/08/2008, paid up to year 3; year 4 is due on Monday 22/08/2011 and late
until Wednesday 22/02/2012."""
NO_FEES = replace(PATENT, events=())
UTILITY = record("GPHI", d("10/01/2010"), d("10/05/2012"))
INVENTION = record("SC", d("10/01/2000"), d("10/05/2002"))
MARK = record("NH", d("10/01/2010"), d("05/05/2011"))
"""Its term ends on Friday 10/01/2020; late until Friday 10/07/2020."""
AUGUST = record("NH", d("31/08/2012"), d("05/05/2013"))
"""Its term ends on Wednesday 31/08/2022."""
DESIGN = record(
    "KDCN",
    d("10/01/2005"),
    d("05/05/2006"),
    events=(event("renewed", d("09/01/2010"), 1), event("renewed", d("09/01/2015"), 2)),
)
GI = record("CDDL", d("10/01/2010"), d("05/05/2011"))
MADRID = replace(
    record("NH", d("30/04/2015"), d("30/04/2015"), events=(event("granted", d("02/06/2016")),)),
    office="WO",
)
"""30/04 and 01/05 are days off in Viet Nam, and none at WIPO."""
HAGUE = replace(
    record("KDCN", d("11/02/2020"), d("02/09/2020"), events=(event("granted", d("03/03/2021")),)),
    office="WO",
)
"""Filed half a year before; 02/09 is the National Day."""
DESIGNATED = replace(record("NH", d("01/06/2024"), d("01/06/2024")), office="WO")
DECIDED = replace(DESIGNATED, events=(event("granted", d("10/03/2026")),))


def status(asset: AssetRecord, day: date) -> str:
    return assess(asset, today=day).status


def payment(asset: AssetRecord, day: date) -> tuple[date, str] | None:
    """Due day and state of the coming payment."""
    found = assess(asset, today=day).deadline
    return (found.due, found.state) if found else None


def ending(asset: AssetRecord, day: date) -> tuple[str, date | None, date | None]:
    """Status, the first day that counts under it, and the day from which the law has it."""
    found: StatusPeriod = assess(asset, today=day).periods[-1]
    return found.status, found.since, found.effective


def strip(asset: AssetRecord, day: date, *years: int) -> list[str]:
    states = {annuity.ordinal: annuity.state for annuity in annuities(asset, day)}
    return [states[year] for year in years]


def surcharge(asset: AssetRecord, due: str) -> Callable[[date], int]:
    """Of a payment due on a day, by the day on which it is made."""
    code = {"SC": "maintenance_sc", "NH": "renewal_nh"}[asset.kind]
    return lambda day: surcharge_percent(version(code, d(due)), d(due), day)


@dataclass(frozen=True)
class Case:
    code: str
    day: str
    told: Callable[[date], Any]
    expected: Any


def cases(code: str, told: Callable[[date], Any], expected: dict[str, Any]) -> list[Case]:
    return [Case(code, day, told, value) for day, value in expected.items()]


YEAR_4, LATE_4 = (d("22/08/2011"), "open"), (d("22/08/2011"), "late")
CASES = [
    *cases(
        "term-sc",
        lambda day: status(INVENTION, day),
        {"09/01/2020": "in_force", "10/01/2020": "in_force", "11/01/2020": "expired"},
    ),
    *cases(
        "term-gphi",
        lambda day: status(UTILITY, day),
        {"09/01/2020": "in_force", "10/01/2020": "in_force", "11/01/2020": "expired"},
    ),
    *cases(
        "term-kdcn",
        lambda day: status(DESIGN, day),
        {"09/01/2020": "in_force", "10/01/2020": "in_force", "11/01/2020": "expired"},
    ),
    *cases(
        "term-nh",
        lambda day: status(MARK, day),
        {"09/01/2020": "in_force", "10/01/2020": "in_force", "11/01/2020": "in_grace"},
    ),
    *cases(
        "term-nh",
        lambda day: ending(MARK, day),
        {"11/07/2020": ("expired", d("11/07/2020"), d("11/01/2020"))},
    ),
    *cases(
        "term-cddl",
        lambda day: (status(GI, day), payment(GI, day)),
        dict.fromkeys(("05/05/2011", "06/05/2011"), ("in_force", None)),
    ),
    *cases(
        "term-cddl",
        lambda day: status(GI, day),
        {"04/05/2011": "pending", "01/01/2150": "in_force"},
    ),
    *cases(
        "annuity-due",
        lambda day: payment(PATENT, day),
        {"21/08/2011": YEAR_4, "22/08/2011": YEAR_4, "23/08/2011": LATE_4},
    ),
    *cases(
        "annuity-late",
        lambda day: payment(PATENT, day),
        {"21/02/2012": LATE_4, "22/02/2012": LATE_4, "23/02/2012": None},
    ),
    *cases(
        "annuity-late",
        surcharge(PATENT, "22/08/2011"),
        {"22/08/2011": 0, "23/08/2011": 10, "22/09/2011": 10, "23/09/2011": 20},
    ),
    *cases("annuity-late", surcharge(PATENT, "22/08/2011"), {"22/02/2012": 60}),
    *cases(
        "lapse",
        lambda day: status(PATENT, day),
        {"21/02/2012": "in_grace", "22/02/2012": "in_grace"},
    ),
    *cases(
        "lapse",
        lambda day: ending(PATENT, day),
        {"23/02/2012": ("lapsed", d("23/02/2012"), d("22/08/2011"))},
    ),
    *cases(
        "renewal-due",
        lambda day: strip(MARK, day, 1),
        {"09/07/2019": ["open"], "10/07/2019": ["due"], "11/07/2019": ["due"]},
    ),
    *cases(
        "renewal-late",
        lambda day: status(MARK, day),
        {"09/07/2020": "in_grace", "10/07/2020": "in_grace", "11/07/2020": "expired"},
    ),
    *cases(
        "renewal-late",
        surcharge(MARK, "10/01/2020"),
        {"10/01/2020": 0, "11/01/2020": 10, "10/02/2020": 10, "11/02/2020": 20},
    ),
    *cases(
        "publication",
        first_growing_year,
        {"31/07/2026": 2024, "01/08/2026": 2025, "02/08/2026": 2025},
    ),
    *cases("publication", first_growing_year, {"29/11/2026": 2025, "31/12/2026": 2025}),
    *cases(
        "opposition",
        lambda filed: opposed_until(filed, d("01/09/2026")),
        {
            "31/12/2022": None,
            "01/01/2023": d("01/02/2027"),
            "02/01/2023": d("01/02/2027"),
            "31/03/2026": d("01/02/2027"),
            "01/04/2026": d("01/12/2026"),
            "02/04/2026": d("01/12/2026"),
        },
    ),
    *cases(
        "opposition",
        lambda published: opposed_until(d("12/06/2026"), published),
        {
            "29/11/2026": d("28/02/2027"),
            "30/11/2026": d("28/02/2027"),
            "01/12/2026": d("01/03/2027"),
        },
    ),
    *cases(
        "month-begun",
        surcharge(MARK, "21/11/2020"),
        {"23/11/2020": 0, "24/11/2020": 10, "21/12/2020": 10, "22/12/2020": 20},
    ),
    *cases(
        "month-end",
        lambda day: status(AUGUST, day),
        {"27/02/2023": "in_grace", "28/02/2023": "in_grace", "01/03/2023": "expired"},
    ),
    *cases("month-end", surcharge(AUGUST, "31/08/2022"), {"30/09/2022": 10, "03/10/2022": 20}),
    *cases(
        "before-2006",
        lambda day: version("renewal_nh", day).valid_from,
        {
            "30/06/2006": date(1989, 2, 11),
            "01/07/2006": d("01/07/2006"),
            "02/07/2006": d("01/07/2006"),
        },
    ),
    *cases(
        "law-2025",
        lambda day: version("renewal_nh", day).valid_from,
        {
            "31/03/2026": d("01/07/2006"),
            "01/04/2026": d("01/04/2026"),
            "02/04/2026": d("01/04/2026"),
        },
    ),
    *cases(
        "madrid",
        lambda day: payment(MADRID, day),
        {
            "29/04/2025": (d("30/04/2025"), "open"),
            "30/04/2025": (d("30/04/2025"), "open"),
            "01/05/2025": (d("30/04/2025"), "late"),
            "30/10/2025": (d("30/04/2025"), "late"),
            "31/10/2025": None,
        },
    ),
    *cases(
        "madrid",
        lambda day: ending(MADRID, day),
        {"31/10/2025": ("expired", d("31/10/2025"), d("01/05/2025"))},
    ),
    *cases(
        "hague",
        lambda day: payment(HAGUE, day),
        {
            "01/09/2025": (d("02/09/2025"), "open"),
            "02/09/2025": (d("02/09/2025"), "open"),
            "03/09/2025": (d("02/09/2025"), "late"),
            "02/03/2026": (d("02/09/2025"), "late"),
            "03/03/2026": None,
        },
    ),
    *cases(
        "hague",
        lambda day: ending(HAGUE, day),
        {"03/03/2026": ("expired", d("03/03/2026"), d("03/09/2025"))},
    ),
    *cases(
        "designation",
        lambda day: ending(DESIGNATED, day),
        {
            "31/05/2024": ("unknown", None, None),
            "01/06/2024": ("unknown", d("01/06/2024"), None),
            "02/06/2024": ("unknown", d("01/06/2024"), None),
        },
    ),
    *cases(
        "designation",
        lambda day: status(DECIDED, day),
        {"09/03/2026": "unknown", "10/03/2026": "in_force", "11/03/2026": "in_force"},
    ),
    *cases(
        "day-off",
        lambda day: payment(record("NH", d("21/11/2016"), d("01/02/2018")), day),
        {
            "21/11/2026": (d("23/11/2026"), "open"),
            "23/11/2026": (d("23/11/2026"), "open"),
            "24/11/2026": (d("23/11/2026"), "late"),
        },
    ),
    *cases(
        "holidays",
        next_working_day,
        {
            "29/04/2026": d("29/04/2026"),
            "30/04/2026": d("04/05/2026"),
            "04/05/2026": d("04/05/2026"),
            "24/11/2026": d("24/11/2026"),
        },
    ),
    *cases(
        "swapped",
        next_working_day,
        {
            "25/04/2025": d("25/04/2025"),
            "26/04/2025": d("26/04/2025"),
            "27/04/2025": d("28/04/2025"),
            "02/05/2025": d("05/05/2025"),
            "29/04/2024": d("02/05/2024"),
            "03/05/2024": d("03/05/2024"),
            "04/05/2024": d("04/05/2024"),
            "05/05/2024": d("06/05/2024"),
        },
    ),
    *cases(
        "alive-while-payable",
        lambda day: next(
            p.status
            for p in reversed(assess(PATENT, today=d("01/01/2026")).periods)
            if p.since and p.since <= day
        ),
        {
            "22/08/2011": "in_force",
            "23/08/2011": "in_grace",
            "22/02/2012": "in_grace",
            "23/02/2012": "lapsed",
        },
    ),
    *cases(
        "never-due",
        lambda day: strip(PATENT, day, 3, 4, 5, 6),
        {
            "22/02/2012": ["paid", "late", "future", "future"],
            "23/02/2012": ["paid", "lost", "never", "never"],
            "23/08/2012": ["paid", "lost", "never", "never"],
        },
    ),
    *cases(
        "no-fee-data",
        lambda day: status(NO_FEES, day),
        dict.fromkeys(("22/02/2012", "23/02/2012", "15/03/2026"), "in_force"),
    ),
    *cases(
        "no-fee-data",
        lambda day: ending(NO_FEES, day),
        {"16/03/2026": ("expired", d("16/03/2026"), None)},
    ),
    *cases(
        "office-day",
        lambda day: (
            status(replace(MARK, expiry_date=d("15/01/2020")), day),
            payment(replace(MARK, expiry_date=d("15/01/2020")), day),
        ),
        {
            "14/01/2020": ("in_force", (d("15/01/2020"), "open")),
            "15/01/2020": ("in_force", (d("15/01/2020"), "open")),
            "16/01/2020": ("in_grace", (d("15/01/2020"), "late")),
        },
    ),
    *cases(
        "leap-day",
        lambda day: payment(record("KDCN", d("29/02/2012"), d("01/02/2013")), day),
        {
            "27/02/2017": (d("28/02/2017"), "open"),
            "28/02/2017": (d("28/02/2017"), "open"),
            "01/03/2017": (d("28/02/2017"), "late"),
        },
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code} {case.day}")
def test_each_line_of_the_law(case: Case) -> None:
    """Issue 15, acceptance: the day before, on, after."""
    assert case.told(d(case.day)) == case.expected


def test_every_line_has_its_cases() -> None:
    counted = Counter(case.code for case in CASES)
    assert counted.keys() == {line.code for line in LAW} and min(counted.values()) >= 3
    assert len({line.code for line in LAW}) == len(LAW)


def test_every_line_says_what_it_rests_on() -> None:
    """An article has its text and its day; a convention has none of them and is called one; sources
    are addresses."""
    for line in LAW:
        cited = {bool(line.article), bool(line.text), bool(line.since)}
        assert cited == {True} or (cited == {False} and line.about.startswith("Quy ước: ")), (
            line.code
        )
        assert line.source.startswith(("https://", "http://")) or not line.source
        assert line.uncertain or line.code in (
            "term-cddl",
            "never-due",
            "no-fee-data",
            "office-day",
        ), line.code


def test_rules_cite_what_says_it() -> None:
    """Issue 15, item 7: terms the Law, when to pay and the surcharge the circulars, renewals at
    WIPO the treaties; of the versions up to that of 01/04/2026."""
    for rule in RULES:
        basis = rule.legal_basis.split(BETWEEN)
        assert all(basis), rule.code
        if rule.valid_from > LAW_2025:
            continue  # a later version cites what says it, which its own cases name
        if rule.code in AT_WIPO.values():
            assert "WIPO" in basis[0] and "Thông tư" not in rule.legal_basis
            assert (rule.surcharge_percent_a_month, rule.moves_to_working_day) == (0, False)
        elif rule.valid_from.year >= 2006:
            assert basis[0].startswith("Thời hạn: Luật SHTT 50/2005/QH11 Điều 93") and basis[
                1
            ].startswith("Kỳ nộp, nộp muộn")
            assert ("20.3" in basis[1]) == (
                rule.event == MAINTENANCE
            ) and "Thông tư 263/2016/TT-BTC" in basis[1]
        else:
            assert basis == [
                "Pháp luật SHCN trước 01/07/2006 (chưa đối chiếu chi tiết; dùng cùng mốc)"
            ]


@pytest.mark.parametrize("source", ["st96", "st66", "st86"])
def test_what_the_international_bureau_says_is_no_decision(source: str) -> None:
    """Issue 15, item 7: registered, published or renewed at WIPO; a label of the Vietnamese office,
    or a refusal, is one."""
    day = d("28/11/2026")
    for asset in (DESIGNATED, replace(HAGUE, events=())):
        at_wipo = replace(
            asset,
            source=source,
            status_raw="Registered",
            status_stated="in_force",
            status_as_of=d("01/10/2026"),
            publication_date=d("01/07/2024"),
            events=(event("granted", d("02/06/2024")), event("renewed", d("01/03/2025"))),
        )
        assert (
            status(at_wipo, day) == "unknown"
            and awaits_viet_nam(at_wipo, day)
            and payment(at_wipo, day) is None
        )
        of_viet_nam = replace(at_wipo, source="wipo_publish", events=())
        assert status(of_viet_nam, day) in (
            "in_force",
            "in_grace",
            "expired",
        ) and not awaits_viet_nam(of_viet_nam, day)
        refused = replace(
            asset,
            source="wipo_publish",
            status_raw="Từ chối",
            status_stated="refused",
            status_as_of=d("01/10/2026"),
        )
        assert status(refused, day) == "refused"
        assert status(replace(asset, national=False, source=source), day) == "in_force", (
            "does not designate Viet Nam"
        )


def test_a_hague_design_ends_after_fifteen_years_from_its_registration() -> None:
    """Issue 15, item 7: its own anchor, no late window after the last term."""
    renewed = replace(
        HAGUE,
        events=(
            *HAGUE.events,
            event("renewed", d("01/09/2025"), 1),
            event("renewed", d("01/09/2030"), 2),
        ),
    )
    assert [status(renewed, d(day)) for day in ("01/09/2035", "02/09/2035", "03/09/2035")] == [
        "in_force",
        "in_force",
        "expired",
    ]


def test_an_ending_that_the_office_confirms_keeps_its_day() -> None:
    """Issue 15, item 4: the office's later word joins the computed ending and takes nothing from
    it."""
    said = replace(
        PATENT, status_raw="Chấm dứt", status_stated="lapsed", status_as_of=d("01/01/2020")
    )
    assert ending(said, d("28/11/2026")) == ("lapsed", d("23/02/2012"), d("22/08/2011"))
    assert not assess(said, today=d("28/11/2026")).status_computed


def test_fees_after_an_invalidation_never_fell_due() -> None:
    """Issue 15, item 4, its kind: a year before the invalidation was missed, those after it were
    not; with and without fee data."""
    day = d("28/11/2026")
    invalid = replace(PATENT, events=(*PATENT.events, event("invalidated", d("01/12/2011"))))
    assert strip(invalid, day, 3, 4, 5) == ["paid", "lost", "never"]
    assert strip(
        replace(NO_FEES, events=(event("invalidated", d("01/12/2011")),)), day, 3, 4, 5
    ) == ["unknown", "unknown", "never"]
    assert strip(
        replace(PATENT, events=(*PATENT.events, event("invalidated", d("01/12/2010")))),
        day,
        3,
        4,
        5,
    ) == [
        "paid",
        "never",
        "never",
    ]


def test_a_right_of_unknown_status_is_not_called_overdue() -> None:
    """Issue 15, item 4, its kind: nobody knows whether an international registration that Viet Nam
    has not decided on is to be renewed."""
    assert strip(
        replace(DESIGNATED, application_date=d("01/06/2010"), registration_date=d("01/06/2010")),
        d("28/11/2026"),
        1,
    ) == ["unknown"]


def test_swapped_days_are_a_saturday_and_a_working_day() -> None:
    assert all(
        swap.worked.weekday() == 5 and swap.off.weekday() < 5 and swap.source.startswith("https://")
        for swap in SWAPPED
    )
