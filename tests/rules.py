"""Rules and days off as they may be announced tomorrow, for the length of one test."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from domain.calendar import holidays
from domain.terms import maintenance, payments, renewal, rules

REMEMBERED = (
    rules.version, payments.payment_of, maintenance._years, renewal._renewals, renewal._terms_until,
    holidays.holidays, holidays.next_working_day,
)  # fmt: skip
"""What is worked out once and kept as long as the process lives, in which neither law nor calendar
changes."""


@contextmanager
def _changed(*changes: tuple[object, str, object]) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for module, name, value in changes:
            patch.setattr(module, name, value)
        _forget()
        yield
    _forget()


def _forget() -> None:
    for function in REMEMBERED:
        function.cache_clear()


@contextmanager
def late_window(code: str, months: int) -> Iterator[None]:
    """Inside, payments of the rule may be made so many months late."""
    told = tuple(
        replace(rule, late_months=months) if rule.code == code else rule for rule in rules.RULES
    )
    by_code = {rule.code: rule for rule in told}
    versions = {name: tuple(rule for rule in told if rule.code == name) for name in by_code}
    with _changed(
        (rules, "RULES", told), (rules, "_BY_CODE", by_code), (rules, "VERSIONS", versions)
    ):
        yield


@contextmanager
def day_off(month: int, day: int) -> Iterator[None]:
    """Inside, this day of every year is off."""
    with _changed((holidays, "FIXED_HOLIDAYS", (*holidays.FIXED_HOLIDAYS, (month, day)))):
        yield
