"""The dated table of deadlines: what has to be paid, counted from when, and how late. Shown in Help; feeds table deadline_rule.

Source: domain facts §2. Law 131/2025/QH15 has been in force since 01/04/2026 and may change details; not yet checked, so the rules
stay as before it and say so. Days off are weekends and the fixed public holidays; those of the lunar calendar are left out.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from i18n import N_, _

MAINTENANCE, RENEWAL = "maintenance", "renewal"
FILING, GRANT = "filing", "grant"
FIXED_HOLIDAYS = ((1, 1), (4, 30), (5, 1), (9, 2))
"""Month and day: New Year, Reunification, Labour, National Day."""
INTERNATIONAL = "WO"
"""Office of international (Madrid) registrations."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the rule table; the fields are those of table deadline_rule. `term_years` None: renewable without limit;
    `window_months`: payment opens so long before; `late_months`: may be paid so long after, with the surcharge a month in percent."""

    code: str
    valid_from: date
    valid_to: date | None
    kind: str
    event: str
    anchor: str
    interval_years: int
    term_years: int | None
    window_months: int
    late_months: int
    surcharge_percent_a_month: int
    moves_to_working_day: bool
    legal_basis: str


_LAW = N_("Luật SHTT 50/2005/QH11 và các luật sửa đổi; Luật 131/2025/QH15 (từ 01/04/2026) có thể thay đổi chi tiết, chưa đối chiếu")
_MADRID = N_("Hệ thống Madrid: gia hạn 10 năm một lần; nộp muộn trong 6 tháng với phụ phí cố định")
_SINCE = date(2006, 7, 1)

RULES: tuple[Rule, ...] = (
    Rule("maintenance_sc", _SINCE, None, "SC", MAINTENANCE, GRANT, 1, 20, 6, 6, 10, True, _LAW),
    Rule("maintenance_gphi", _SINCE, None, "GPHI", MAINTENANCE, GRANT, 1, 10, 6, 6, 10, True, _LAW),
    Rule("renewal_kdcn", _SINCE, None, "KDCN", RENEWAL, FILING, 5, 15, 6, 6, 10, True, _LAW),
    Rule("renewal_nh", _SINCE, None, "NH", RENEWAL, FILING, 10, None, 6, 6, 10, True, _LAW),
    Rule("renewal_madrid", _SINCE, None, "NH", RENEWAL, GRANT, 10, None, 6, 6, 0, True, _MADRID),
)
_BY_CODE = {rule.code: rule for rule in RULES}
_LABELS = {MAINTENANCE: N_("Phí duy trì hiệu lực năm thứ {n}"), RENEWAL: N_("Gia hạn lần {n}")}
_UNNUMBERED = {MAINTENANCE: N_("Phí duy trì hiệu lực"), RENEWAL: N_("Gia hạn")}


def rule_for(kind: str, office: str) -> Rule | None:
    """The rule that an asset of this kind and office follows; None for geographical indications, which need no payment."""
    if kind == "NH" and office == INTERNATIONAL:
        return _BY_CODE["renewal_madrid"]
    return next((rule for rule in RULES if rule.kind == kind), None)


def rule_label(code: str, ordinal: int) -> str:
    """'Phí duy trì hiệu lực năm thứ 6', 'Gia hạn lần 1'; without number where it is not known (0). Raises KeyError."""
    event = _BY_CODE[code].event
    return _(_LABELS[event], n=ordinal) if ordinal else _(_UNNUMBERED[event])


def is_day_off(day: date) -> bool:
    """Saturday, Sunday or a fixed public holiday."""
    return day.weekday() >= 5 or (day.month, day.day) in FIXED_HOLIDAYS


def next_working_day(day: date) -> date:
    """The day itself, or the first day after it that is not off (Civil Code, Art. 148)."""
    while is_day_off(day):
        day += timedelta(days=1)
    return day


def payable_until(rule: Rule, day: date) -> date:
    """The last day on which a payment due on `day` is in time."""
    return next_working_day(day) if rule.moves_to_working_day else day
