"""The register as it was on a past day: which period of an asset's life that day lies in.

An asset was there on a day when a period that begins on a known day holds it: before its first
dated fact it did not exist, and one without any dated fact is nowhere in the past (`undated`), for
nobody knows when it began. Source: domain.terms.assessment, domain facts §2.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, FromClause, ScalarSelect, exists, or_, select

from data_access.tables import asset, asset_status_period

Condition = ColumnElement[bool]
UNDATED = date(1000, 1, 1)
"""asset.filed_sort of what has no filing date; nothing is undated that has one."""
CHAIN = asset_status_period.alias("period_of_day")


def holds(period: FromClause, on: date) -> Condition:
    """The period holds the day and begins on a known one."""
    return (period.c.since <= on) & _goes_on(period, on)


def undated(period: FromClause, on: date | None) -> Condition:
    """No date tells when the period began; it holds the day `on`, or is today's."""
    return period.c.since.is_(None) & (_goes_on(period, on) if on else period.c.until.is_(None))


def there(on: date, statuses: Sequence[str] = ()) -> Condition:
    """On `asset`: it was there on the day, in one of the statuses if any are named."""
    narrowed = [CHAIN.c.status.in_(statuses)] if statuses else []
    return exists().where(CHAIN.c.asset_id == asset.c.id, holds(CHAIN, on), *narrowed)


def never_dated(on: date | None) -> Condition:
    """On `asset`: no date tells when it began."""
    return (asset.c.filed_sort == UNDATED) & exists().where(
        CHAIN.c.asset_id == asset.c.id, undated(CHAIN, on)
    )


def status_on(on: date) -> ScalarSelect[str]:
    """Of `asset`; NULL where it was not there."""
    return (
        select(CHAIN.c.status)
        .where(CHAIN.c.asset_id == asset.c.id, holds(CHAIN, on))
        .scalar_subquery()
    )


def computed_on(on: date) -> ScalarSelect[bool]:
    """Whether that status is time's work only."""
    return (
        select(CHAIN.c.computed)
        .where(CHAIN.c.asset_id == asset.c.id, holds(CHAIN, on))
        .scalar_subquery()
    )


def _goes_on(period: FromClause, on: date) -> Condition:
    return or_(period.c.until.is_(None), period.c.until > on)
