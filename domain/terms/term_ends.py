"""When a term begins and ends, and the dated facts of a record that decide it. Source: domain facts
§2."""

from datetime import date

from domain.calendar.dates import add_years
from domain.records.asset import AssetRecord, LegalEvent
from domain.terms.rules import FILING, MAINTENANCE, Rule, rule_for


def known(record: AssetRecord, event: str, today: date) -> list[LegalEvent]:
    """The uncancelled, dated events of one sort up to today, oldest first."""
    if not record.events:
        return []
    found = (
        e
        for e in record.events
        if e.event == event and not e.cancelled and e.date and e.date <= today
    )
    return sorted(found, key=lambda e: e.date or date.min)


def granted_on(record: AssetRecord, today: date) -> date | None:
    """The grant or registration date, else that of the first granted event."""
    if record.registration_date:
        return record.registration_date
    return next((e.date for e in known(record, "granted", today)), None)


def computed_term_end(record: AssetRecord) -> date | None:
    """The end of the term by arithmetic alone: for renewable titles the one nearest to the office's
    own date. None without the anchor."""
    rule = rule_for(record.kind, record.office)
    anchor = anchor_of(record, rule) if rule else None
    if rule is None or anchor is None:
        return None
    if rule.event == MAINTENANCE:
        return add_years(anchor, rule.term_years or 0)
    return add_years(
        anchor,
        rule.interval_years
        * (terms_between(rule, anchor, record.expiry_date) if record.expiry_date else 1),
    )


def anchor_of(record: AssetRecord, rule: Rule) -> date | None:
    """The day the term is counted from."""
    if rule.event == MAINTENANCE or rule.anchor == FILING:
        # of an annuity the term; the annuities themselves are counted from the grant
        return record.application_date
    return record.registration_date or record.application_date


def terms_between(rule: Rule, anchor: date, end: date) -> int:
    """How many whole terms lie between the anchor and an end, at least one."""
    return max(1, round((end - anchor).days / 365.2425 / rule.interval_years))
