"""The dated table of deadlines."""

from dataclasses import replace
from datetime import date

import pytest

from domain.calendar.holidays import next_working_day
from domain.terms.rules import RULES, VERSIONS, ended, rule_for, rule_label, version


@pytest.mark.parametrize(
    ("kind", "office", "code"),
    [
        ("SC", "VN", "maintenance_sc"),
        ("GPHI", "VN", "maintenance_gphi"),
        ("KDCN", "VN", "renewal_kdcn"),
        ("NH", "VN", "renewal_nh"),
        ("NH", "WO", "renewal_madrid"),
        ("KDCN", "WO", "renewal_hague"),
        ("CDDL", "VN", None),
    ],
)
def test_which_rule(kind: str, office: str, code: str | None) -> None:
    rule = rule_for(kind, office)
    assert (rule.code if rule else None) == code


def test_terms_and_windows() -> None:
    """Of the versions in force on 30/11/2026."""
    on = date(2026, 11, 30)
    assert {
        r.code: (
            r.interval_years,
            r.term_years,
            r.window_months,
            r.late_months,
            r.surcharge_percent_a_month,
        )
        for r in (version(code, on) for code in VERSIONS)
    } == {
        "maintenance_sc": (1, 20, 6, 6, 10),
        "maintenance_gphi": (1, 10, 6, 6, 10),
        "renewal_kdcn": (5, 15, 6, 6, 10),
        "renewal_nh": (10, None, 6, 6, 10),
        "renewal_madrid": (10, None, 6, 6, 0),
        "renewal_hague": (5, 15, 6, 6, 0),
    }


def test_the_versions_of_a_rule_count_from_the_same_day_at_the_same_pace() -> None:
    """`rule_for` gives the last version, a future one too: terms are counted by it, windows and
    surcharges by the version of their day."""
    paces: dict[str, set[tuple[object, ...]]] = {}
    for r in RULES:
        paces.setdefault(r.code, set()).add(
            (r.kind, r.event, r.anchor, r.interval_years, r.term_years)
        )
    assert {code: len(found) for code, found in paces.items()} == dict.fromkeys(paces, 1)


def test_a_version_ends_the_day_before_the_next_one_begins() -> None:
    """Written with its first day alone, and of its own code only: who asks for the version in force
    on a day (domain.terms.cited) is not given one that has been followed."""
    added = replace(VERSIONS["renewal_kdcn"][-1], valid_from=date(2027, 7, 1), late_months=12)
    ends = {(r.code, r.valid_from): r.valid_to for r in ended(*RULES, added)}
    assert ends["renewal_kdcn", date(2006, 7, 1)] == date(2026, 3, 31)
    assert ends["renewal_kdcn", date(2026, 4, 1)] == date(2027, 6, 30)
    assert ends["renewal_kdcn", date(2027, 7, 1)] is None
    assert ends["renewal_nh", date(2026, 4, 1)] is None


def test_labels_as_officers_say_them() -> None:
    assert rule_label("maintenance_sc", 6) == "Phí duy trì hiệu lực năm thứ 6"
    assert rule_label("renewal_nh", 1) == "Gia hạn lần 1"
    assert rule_label("renewal_nh", 0) == "Gia hạn"


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        (date(2026, 11, 20), date(2026, 11, 20)),
        (date(2026, 11, 21), date(2026, 11, 23)),
        (date(2026, 4, 30), date(2026, 5, 4)),
        (date(2026, 1, 1), date(2026, 1, 2)),
        (date(2027, 9, 2), date(2027, 9, 3)),
    ],
)
def test_days_off_move_on(day: date, moved: date) -> None:
    assert next_working_day(day) == moved
