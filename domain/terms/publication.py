"""How long an application stays unpublished, and so which filing years still grow. Source:
domain.terms.law, line `publication`."""

from datetime import date

from domain.calendar.dates import add_months

MONTHS = 19
"""An invention is published in the nineteenth month from its filing or priority day at the latest;
no other kind takes longer."""


def first_growing_year(known: date) -> int:
    """The oldest filing year of which an application may still come to light after the day
    `known`."""
    return add_months(known, -MONTHS).year
