"""Deadlines worked out by hand, with the reason for each: what is to be paid next, and what became
of the last payment."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from domain.records.asset import AssetRecord, LegalEvent
from domain.terms.assessment import assess
from domain.terms.deadlines import NOT_OURS, PAID, WAIVED, Act, overlaid, with_proofs
from tests.domain.making import event, record, stated

pytestmark = pytest.mark.usefixtures("law_of_2026")

Coming = tuple[int, date, date, str] | None
"""Ordinal, due day, last day to pay late, state."""
Past = tuple[int, str] | None


@dataclass(frozen=True)
class Case:
    why: str
    asset: AssetRecord
    today: date
    coming: Coming
    past: Past = None
    acts: tuple[Act, ...] = ()


def d(text: str) -> date:
    """'20/11/2026'."""
    day, month, year = text.split("/")
    return date(int(year), int(month), int(day))


def mark(filed: str, *events: LegalEvent, granted: str = "", **fields: object) -> AssetRecord:
    day = d(filed)
    return record(
        "NH",
        day,
        d(granted) if granted else day.replace(year=day.year + 1, day=1),
        events=events,
        **fields,
    )


def design(filed: str, *events: LegalEvent) -> AssetRecord:
    day = d(filed)
    return record("KDCN", day, day.replace(year=day.year + 1, day=1), events=events)


def fees(granted: str, last: int, *, missing: int = 0) -> tuple[LegalEvent, ...]:
    """Years 1 to `last` paid, each on the first of the grant's month."""
    day = d(granted)
    return tuple(
        event("fee_paid", date(day.year + k - 1, day.month, 1 if k > 1 else day.day), k)
        for k in range(1, last + 1)
        if k != missing
    )


def patent(
    *events: LegalEvent, filed: str = "06/06/2018", granted: str = "18/10/2021", kind: str = "SC"
) -> AssetRecord:
    return record(kind, d(filed), d(granted), events=events)


def coming(ordinal: int, due: str, late: str, state: str = "open") -> Coming:
    return ordinal, d(due), d(late), state


M = mark("20/11/2016")
P5 = patent(*fees("18/10/2021", 5))
P4 = patent(*fees("18/10/2021", 4))
RENEWED = event("renewed", d("01/09/2026"), 1)
DUE_M = d("20/11/2026")

CASES = [
    # Marks: term and late window
    Case(
        "filed 15/03/2017 + 10 years = Monday 15/03/2027; + 6 months Wednesday",
        mark("15/03/2017"),
        d("23/11/2026"),
        coming(1, "15/03/2027", "15/09/2027"),
    ),
    Case(
        "a payment on the due day itself is in time",
        M,
        d("20/11/2026"),
        coming(1, "20/11/2026", "20/05/2027"),
    ),
    Case(
        "the day after it is late",
        M,
        d("21/11/2026"),
        coming(1, "20/11/2026", "20/05/2027", "late"),
    ),
    Case(
        "the last day of the late window still saves it",
        M,
        d("20/05/2027"),
        coming(1, "20/11/2026", "20/05/2027", "late"),
    ),
    Case("after it the mark is lost", M, d("21/05/2027"), None, (1, "lost")),
    Case(
        "21/11/2026 is a Saturday: Monday; the late window counts from the 21st",
        mark("21/11/2016"),
        d("23/11/2026"),
        coming(1, "23/11/2026", "21/05/2027"),
    ),
    Case(
        "22/11/2026, the end of the late window, is a Sunday: Monday",
        mark("22/05/2016"),
        d("23/11/2026"),
        coming(1, "22/05/2026", "23/11/2026", "late"),
    ),
    Case("… and not a day longer", mark("22/05/2016"), d("24/11/2026"), None, (1, "lost")),
    # Calendar
    Case(
        "29/02 + 10 years = 28/02/2026, a Saturday: Monday 02/03",
        mark("29/02/2016"),
        d("02/02/2026"),
        coming(1, "02/03/2026", "28/08/2026"),
    ),
    Case(
        "31/08 + 6 months = 28/02/2027, a Sunday: Monday 01/03",
        mark("31/08/2016"),
        d("01/08/2026"),
        coming(1, "31/08/2026", "01/03/2027"),
    ),
    Case(
        "Tết 2026: 17/02 is the first day; off to Friday 20/02, then a weekend",
        mark("17/02/2016"),
        d("02/02/2026"),
        coming(1, "23/02/2026", "17/08/2026"),
    ),
    Case(
        "Hùng Kings 26/04/2026 is a Sunday: Monday 27/04 is off for it",
        mark("27/04/2016"),
        d("01/04/2026"),
        coming(1, "28/04/2026", "27/10/2026"),
    ),
    Case(
        "30/04 Thursday, 01/05 Friday, weekend: Monday 04/05",
        mark("30/04/2016"),
        d("01/04/2026"),
        coming(1, "04/05/2026", "30/10/2026"),
    ),
    Case(
        "02/09/2026 Wednesday; its second day off is not sure, so the 3rd",
        mark("02/09/2016"),
        d("01/08/2026"),
        coming(1, "03/09/2026", "02/03/2027"),
    ),
    Case(
        "01/01/2028 Saturday, Monday off for it: Tuesday; late end Saturday",
        mark("01/01/2018"),
        d("01/12/2027"),
        coming(1, "04/01/2028", "03/07/2028"),
    ),
    Case(
        "30/04 and 01/05/2022 Saturday and Sunday: two days after them",
        mark("30/04/2012"),
        d("01/04/2022"),
        coming(1, "04/05/2022", "31/10/2022"),
    ),
    # Renewals in sequence
    Case(
        "renewed in time: next in 2036",
        replace(M, events=(RENEWED,)),
        d("23/11/2026"),
        coming(2, "20/11/2036", "20/05/2037"),
        (1, "done"),
    ),
    Case(
        "renewed within the late window: the same",
        replace(M, events=(event("renewed", d("01/03/2027"), 1),)),
        d("02/03/2027"),
        coming(2, "20/11/2036", "20/05/2037"),
        (1, "done"),
    ),
    Case(
        "a cancelled renewal counts for nothing",
        replace(M, events=(replace(RENEWED, cancelled=True),)),
        d("05/01/2027"),
        coming(1, "20/11/2026", "20/05/2027", "late"),
    ),
    Case(
        "two renewals: the third is due",
        mark("20/11/1996", event("renewed", d("02/10/2006")), event("renewed", d("03/10/2016"))),
        d("20/11/2026"),
        coming(3, "20/11/2026", "20/05/2027"),
        (2, "done"),
    ),
    Case(
        "the same, told in the wrong order",
        mark("20/11/1996", event("renewed", d("03/10/2016")), event("renewed", d("02/10/2006"))),
        d("20/11/2026"),
        coming(3, "20/11/2026", "20/05/2027"),
        (2, "done"),
    ),
    Case(
        "renewal number 2 alone settles the first",
        mark("20/11/1996", event("renewed", d("03/10/2016"), 2)),
        d("20/11/2026"),
        coming(3, "20/11/2026", "20/05/2027"),
        (2, "done"),
    ),
    Case(
        "a renewal dated tomorrow is not known today",
        replace(M, events=(event("renewed", d("24/11/2026"), 1),)),
        d("23/11/2026"),
        coming(1, "20/11/2026", "20/05/2027", "late"),
    ),
    Case(
        "the office calls it in force in 2026: the terms to 2020 were renewed",
        stated(mark("10/03/2000"), "in_force", d("31/10/2026")),
        d("23/11/2026"),
        coming(3, "11/03/2030", "10/09/2030"),
        (2, "done"),
    ),
    Case(
        "called in force within the late window: still to be paid",
        stated(mark("10/06/2016"), "in_force", d("01/08/2026")),
        d("02/08/2026"),
        coming(1, "10/06/2026", "10/12/2026", "late"),
    ),
    # The office's own date
    Case(
        "given 20/04/2034 wins over 17/04/2034",
        mark("17/04/2024", granted="25/02/2026", expiry_date=d("20/04/2034")),
        d("23/11/2026"),
        coming(1, "20/04/2034", "20/10/2034"),
    ),
    Case(
        "given without a filing date: no number",
        record("NH", None, d("01/06/2017"), expiry_date=d("20/11/2026")),
        d("20/11/2026"),
        coming(0, "20/11/2026", "20/05/2027"),
    ),
    Case(
        "a given date that has passed is late like any other",
        mark("22/05/2016", expiry_date=d("22/05/2026")),
        d("25/05/2026"),
        coming(1, "22/05/2026", "23/11/2026", "late"),
    ),
    # Before the grant, and after an end
    Case("an application owes nothing", record("NH", d("20/11/2016")), d("21/11/2026"), None),
    Case(
        "granted tomorrow: nothing today",
        mark("20/11/2016", granted="24/11/2026"),
        d("23/11/2026"),
        None,
    ),
    Case(
        "granted nine years after filing: the term still counts from filing",
        mark("05/01/2012", granted="01/06/2021"),
        d("02/06/2021"),
        coming(1, "05/01/2022", "05/07/2022"),
    ),
    Case(
        "granted after the first term: taken for renewed; 03/09/2028 Sunday, Monday off for Saturday 02/09",
        mark("03/03/2008", granted="06/05/2019"),
        d("23/11/2026"),
        coming(2, "03/03/2028", "05/09/2028"),
        (1, "done"),
    ),
    Case(
        "refused",
        record("NH", d("20/11/2016"), events=(event("refused", d("01/02/2018")),)),
        d("21/11/2026"),
        None,
    ),
    Case(
        "invalidated: nothing is due, nothing was missed",
        replace(M, events=(event("invalidated", d("05/05/2020")),)),
        d("21/11/2026"),
        None,
    ),
    Case(
        "surrendered in 2024: no deadline was missed",
        replace(M, events=(event("lapsed", d("05/05/2024")),)),
        d("21/06/2027"),
        None,
    ),
    Case(
        "the office's word comes after the window: lost",
        mark("15/03/2010", event("expired", d("20/09/2020"))),
        d("23/11/2026"),
        None,
        (1, "lost"),
    ),
    Case(
        "restored by the office: that term counts as renewed",
        mark("15/03/2010", event("revived", d("11/01/2021"))),
        d("23/11/2026"),
        coming(2, "15/03/2030", "16/09/2030"),
        (1, "done"),
    ),
    Case(
        "another office's record: its windows are not known",
        replace(M, national=False, office="US"),
        d("21/11/2026"),
        None,
    ),
    Case(
        "a geographical indication needs no payment",
        record("CDDL", d("20/11/2016"), d("20/11/2017")),
        d("21/11/2026"),
        None,
    ),
    Case(
        "Madrid: from the international registration",
        replace(
            mark("05/01/2015", event("granted", d("02/06/2017")), granted="10/03/2016"), office="WO"
        ),
        d("11/03/2026"),
        coming(1, "10/03/2026", "10/09/2026", "late"),
    ),
    # Designs
    Case(
        "five years from filing; the late window ends on a Sunday",
        design("23/11/2021"),
        d("23/11/2026"),
        coming(1, "23/11/2026", "24/05/2027"),
    ),
    Case(
        "the second renewal",
        design("01/12/2016", event("renewed", d("30/11/2021"), 1)),
        d("23/11/2026"),
        coming(2, "01/12/2026", "01/06/2027"),
        (1, "done"),
    ),
    Case(
        "renewed twice: the most",
        design(
            "01/12/2012", event("renewed", d("01/12/2017"), 1), event("renewed", d("01/12/2022"), 2)
        ),
        d("23/11/2026"),
        None,
        (2, "done"),
    ),
    Case(
        "after fifteen years the term has ended, nothing was missed",
        design(
            "01/12/2010", event("renewed", d("01/12/2015"), 1), event("renewed", d("01/12/2020"), 2)
        ),
        d("23/11/2026"),
        None,
        (2, "done"),
    ),
    Case(
        "filed on 29/02/2012: 28/02/2017",
        design("29/02/2012"),
        d("01/02/2017"),
        coming(1, "28/02/2017", "28/08/2017"),
    ),
    # Maintenance
    Case(
        "year 6: 18/10/2026 Sunday, late end 18/04/2027 Sunday",
        P5,
        d("19/10/2026"),
        coming(6, "19/10/2026", "19/04/2027"),
        (5, "done"),
    ),
    Case(
        "a day later it is late",
        P5,
        d("20/10/2026"),
        coming(6, "19/10/2026", "19/04/2027", "late"),
        (5, "done"),
    ),
    Case(
        "the day after the late window it is lost: fees are known",
        P5,
        d("20/04/2027"),
        None,
        (6, "lost"),
    ),
    Case(
        "no fee data: the coming anniversary is open, nothing is late",
        patent(),
        d("23/11/2026"),
        coming(7, "18/10/2027", "18/04/2028"),
    ),
    Case(
        "no fee data on the day after an anniversary: the next one",
        patent(),
        d("20/10/2026"),
        coming(7, "18/10/2027", "18/04/2028"),
    ),
    Case("no fee data: its term ends, it is never lost", patent(), d("07/06/2038"), None),
    Case(
        "payments without numbers are counted by their days",
        patent(
            *(
                event("fee_paid", d(t))
                for t in ("18/10/2021", "01/09/2022", "18/10/2023", "18/10/2024", "01/10/2025")
            )
        ),
        d("23/11/2026"),
        coming(6, "19/10/2026", "19/04/2027", "late"),
        (5, "done"),
    ),
    Case(
        "year 5 alone is told: the years before it were paid",
        patent(event("fee_paid", d("01/10/2025"), 5)),
        d("19/10/2026"),
        coming(6, "19/10/2026", "19/04/2027"),
        (5, "done"),
    ),
    Case(
        "the years told in the wrong order",
        patent(*reversed(fees("18/10/2021", 5))),
        d("19/10/2026"),
        coming(6, "19/10/2026", "19/04/2027"),
        (5, "done"),
    ),
    Case(
        "year 5 cancelled: 18/10/2025 and 18/04/2026 are Saturdays",
        patent(*fees("18/10/2021", 4), event("fee_paid", d("01/10/2025"), 5, cancelled=True)),
        d("05/01/2026"),
        coming(5, "20/10/2025", "20/04/2026", "late"),
        (4, "done"),
    ),
    Case(
        "year 5 paid late",
        patent(*fees("18/10/2021", 4), event("fee_paid", d("15/01/2026"), 5)),
        d("16/01/2026"),
        coming(6, "19/10/2026", "19/04/2027"),
        (5, "done"),
    ),
    Case(
        "granted on 29/02/2020: year 2 on 28/02/2021, a Sunday; late end Saturday",
        patent(*fees("29/02/2020", 1), granted="29/02/2020"),
        d("01/02/2021"),
        coming(2, "01/03/2021", "30/08/2021"),
        (1, "done"),
    ),
    Case(
        "… and year 5 on 29/02/2024 again",
        patent(*fees("29/02/2020", 4), granted="29/02/2020"),
        d("01/02/2024"),
        coming(5, "29/02/2024", "29/08/2024"),
        (4, "done"),
    ),
    Case(
        "granted 12 years after filing: the term ends before year 9",
        patent(*fees("20/05/2020", 8), filed="10/01/2008", granted="20/05/2020"),
        d("01/06/2027"),
        None,
        (8, "done"),
    ),
    Case(
        "year 8 is late while the term still runs; late end Saturday",
        patent(*fees("20/05/2020", 7), filed="10/01/2008", granted="20/05/2020"),
        d("01/06/2027"),
        coming(8, "20/05/2027", "22/11/2027", "late"),
        (7, "done"),
    ),
    Case(
        "called in force after the late window of year 5: that was paid",
        stated(patent(*fees("18/10/2021", 3)), "in_force", d("01/05/2026")),
        d("02/05/2026"),
        coming(6, "19/10/2026", "19/04/2027"),
        (5, "done"),
    ),
    Case(
        "the office tells the lapse after the window of year 5",
        patent(*fees("18/10/2021", 4), event("lapsed", d("25/04/2026"))),
        d("23/11/2026"),
        None,
        (5, "lost"),
    ),
    Case(
        "a utility solution's term ends on the day of year 9",
        patent(*fees("09/01/2019", 8), filed="09/01/2017", granted="09/01/2019", kind="GPHI"),
        d("23/11/2026"),
        None,
        (8, "done"),
    ),
    # Earlier law, and 01/04/2026
    Case(
        "filed under the ordinance of 1989, renewed in 2005 and 2015",
        mark(
            "10/05/1995", event("renewed", d("01/02/2005"), 1), event("renewed", d("02/02/2015"), 2)
        ),
        d("02/05/2025"),
        coming(3, "12/05/2025", "10/11/2025"),
        (2, "done"),
    ),
    Case(
        "due on the last day of the former law",
        mark("31/03/2016"),
        d("31/03/2026"),
        coming(1, "31/03/2026", "30/09/2026"),
    ),
    Case(
        "due on the first day of Law 131/2025",
        mark("01/04/2016"),
        d("31/03/2026"),
        coming(1, "01/04/2026", "01/10/2026"),
    ),
    # What officers record
    Case(
        "recorded without proof: waits",
        M,
        d("20/11/2026"),
        coming(1, "20/11/2026", "20/05/2027", "wait"),
        None,
        (Act("renewal_nh", 1, DUE_M, PAID, d("19/11/2026")),),
    ),
    Case(
        "it still waits when the due day is over",
        M,
        d("21/11/2026"),
        coming(1, "20/11/2026", "20/05/2027", "wait"),
        None,
        (Act("renewal_nh", 1, DUE_M, PAID, d("19/11/2026")),),
    ),
    Case(
        "it waits, and is not lost, when the window is over",
        M,
        d("21/05/2027"),
        None,
        (1, "wait"),
        (Act("renewal_nh", 1, DUE_M, PAID, d("19/11/2026")),),
    ),
    Case(
        "with proof it is a renewal",
        M,
        d("23/11/2026"),
        coming(2, "20/11/2036", "20/05/2037"),
        (1, "done"),
        (Act("renewal_nh", 1, DUE_M, PAID, d("19/11/2026"), proved=True),),
    ),
    Case(
        "with proof a fee moves that year alone",
        P4,
        d("05/01/2026"),
        coming(6, "19/10/2026", "19/04/2027"),
        (5, "done"),
        (Act("maintenance_sc", 5, d("20/10/2025"), PAID, d("04/01/2026"), proved=True),),
    ),
    Case(
        "a proof is fee data where there were none",
        patent(),
        d("23/11/2027"),
        coming(8, "18/10/2028", "18/04/2029"),
        (7, "done"),
        (Act("maintenance_sc", 7, d("18/10/2027"), PAID, d("18/10/2027"), proved=True),),
    ),
    Case(
        "waived",
        P5,
        d("20/10/2026"),
        coming(6, "19/10/2026", "19/04/2027", "waive"),
        (5, "done"),
        (Act("maintenance_sc", 6, d("19/10/2026"), WAIVED),),
    ),
    Case(
        "waived and then over: not lost, waived",
        P5,
        d("20/04/2027"),
        None,
        (6, "waive"),
        (Act("maintenance_sc", 6, d("19/10/2026"), WAIVED),),
    ),
    Case(
        "not ours",
        M,
        d("21/11/2026"),
        coming(1, "20/11/2026", "20/05/2027", "other"),
        None,
        (Act("renewal_nh", 1, DUE_M, NOT_OURS),),
    ),
    Case(
        "what was recorded about year 5 says nothing of year 6",
        P5,
        d("20/10/2026"),
        coming(6, "19/10/2026", "19/04/2027", "late"),
        (5, "done"),
        (Act("maintenance_sc", 5, d("20/10/2025"), WAIVED),),
    ),
    Case(
        "the office confirms what waited: done",
        replace(M, events=(RENEWED,)),
        d("23/11/2026"),
        coming(2, "20/11/2036", "20/05/2037"),
        (1, "done"),
        (Act("renewal_nh", 1, DUE_M, PAID, d("01/09/2026")),),
    ),
    Case(
        "unnumbered payments are told apart by their day",
        record("NH", None, d("01/06/2017"), expiry_date=d("20/11/2026")),
        d("20/11/2026"),
        coming(0, "20/11/2026", "20/05/2027"),
        None,
        (Act("renewal_nh", 0, d("20/11/2016"), WAIVED),),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why[:60])
def test_worked_out_by_hand(case: Case) -> None:
    found = overlaid(assess(with_proofs(case.asset, case.acts), today=case.today), case.acts)
    c, p = found.deadline, found.past
    assert ((c.ordinal, c.due, c.late_until, c.state) if c else None) == case.coming
    assert ((p.ordinal, p.state) if p else None) == case.past


def test_there_are_enough() -> None:
    assert len(CASES) >= 60 and len({case.why for case in CASES}) == len(CASES)


def test_both_days_where_the_office_differs() -> None:
    given = assess(
        mark("17/04/2024", granted="25/02/2026", expiry_date=d("20/04/2034")), today=d("23/11/2026")
    ).deadline
    same = assess(
        mark("17/04/2024", granted="25/02/2026", expiry_date=d("17/04/2034")), today=d("23/11/2026")
    ).deadline
    assert given and (given.given, given.due, given.computed) == (
        True,
        d("20/04/2034"),
        d("17/04/2034"),
    )
    assert same and (same.given, same.computed) == (True, None)


def test_the_day_that_decides() -> None:
    """The due day; the last day to save it once it is late; the day it was lost on."""
    open_, late = (assess(M, today=d(t)).deadline for t in ("20/11/2026", "21/11/2026"))
    lost = assess(M, today=d("21/05/2027")).past
    assert open_ and late and lost
    assert [x.day for x in (open_, late, lost)] == [
        d("20/11/2026"),
        d("20/05/2027"),
        d("20/05/2027"),
    ]
