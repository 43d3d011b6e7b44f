"""Which clock a title runs by: that of renewals, that of annuities, or none."""

from datetime import date

from domain.clock import Clock
from domain.maintenance import maintenance_clock
from domain.records import AssetRecord
from domain.renewal import renewal_clock
from domain.rules import MAINTENANCE, rule_for


def clock_of(record: AssetRecord, alive_on: date | None, today: date) -> Clock:
    """The clock of a national record, as known today. `alive_on`: the last day it is told to be in force."""
    rule = rule_for(record.kind, record.office)
    if rule is None or not record.national:
        return Clock(record.expiry_date)
    return maintenance_clock(record, rule, alive_on, today) if rule.event == MAINTENANCE else renewal_clock(record, rule, alive_on, today)
