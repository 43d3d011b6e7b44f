"""The dated table of deadlines: what has to be paid, counted from when, and how late. Shown in Help; feeds table deadline_rule.

Source: domain facts §2. A rule has a version for each law; the version in force on the day a payment falls due governs it. Unsure,
and said so in the legal basis: what the law before 01/07/2006 laid down in detail, and what Law 131/2025/QH15, in force since
01/04/2026, changes (its decree was not at hand). Both versions repeat the known parameters until somebody has checked them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from domain.holidays import DAY, next_working_day
from i18n import N_, _

MAINTENANCE, RENEWAL = "maintenance", "renewal"
FILING, GRANT = "filing", "grant"
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


_BEFORE = N_("Pháp luật SHCN trước 01/07/2006 (chưa đối chiếu chi tiết; dùng cùng mốc)")
_LAW = N_("Luật SHTT 50/2005/QH11 và các luật sửa đổi 2009, 2019, 2022")
_NEW_LAW = N_("Luật 131/2025/QH15, hiệu lực từ 01/04/2026 (chi tiết chưa đối chiếu; tạm dùng mốc của luật trước)")
_MADRID = N_("Hệ thống Madrid: gia hạn 10 năm một lần; nộp muộn trong 6 tháng với phụ phí cố định")
FIRST, LAW_2005, LAW_2025, MADRID_SINCE = date(1989, 2, 11), date(2006, 7, 1), date(2026, 4, 1), date(2006, 7, 11)
"""Ordinance of 1989; Law 50/2005/QH11; Law 131/2025/QH15; the Madrid Protocol in Viet Nam."""


def _versions(rule: Rule) -> tuple[Rule, ...]:
    """The rule under each law, oldest first."""
    since = ((FIRST, LAW_2005, _BEFORE), (LAW_2005, LAW_2025, _LAW), (LAW_2025, None, _NEW_LAW))
    return tuple(replace(rule, valid_from=start, valid_to=stop and stop - DAY, legal_basis=basis) for start, stop, basis in since)


RULES: tuple[Rule, ...] = (
    *_versions(Rule("maintenance_sc", FIRST, None, "SC", MAINTENANCE, GRANT, 1, 20, 6, 6, 10, True, _LAW)),
    *_versions(Rule("maintenance_gphi", FIRST, None, "GPHI", MAINTENANCE, GRANT, 1, 10, 6, 6, 10, True, _LAW)),
    *_versions(Rule("renewal_kdcn", FIRST, None, "KDCN", RENEWAL, FILING, 5, 15, 6, 6, 10, True, _LAW)),
    *_versions(Rule("renewal_nh", FIRST, None, "NH", RENEWAL, FILING, 10, None, 6, 6, 10, True, _LAW)),
    Rule("renewal_madrid", MADRID_SINCE, None, "NH", RENEWAL, GRANT, 10, None, 6, 6, 0, True, _MADRID),
)
_BY_CODE = {rule.code: rule for rule in RULES}
_CODES = {rule.kind: rule.code for rule in RULES if rule.code != "renewal_madrid"}
_VERSIONS = {code: tuple(rule for rule in RULES if rule.code == code) for code in _BY_CODE}
_LABELS = {MAINTENANCE: N_("Phí duy trì hiệu lực năm thứ {n}"), RENEWAL: N_("Gia hạn lần {n}")}
_UNNUMBERED = {MAINTENANCE: N_("Phí duy trì hiệu lực"), RENEWAL: N_("Gia hạn")}


def rule_for(kind: str, office: str) -> Rule | None:
    """The rule that an asset of this kind and office follows, as in force now; None for geographical indications, which need no
    payment."""
    code = "renewal_madrid" if kind == "NH" and office == INTERNATIONAL else _CODES.get(kind)
    return _BY_CODE[code] if code else None


def rule_of(code: str) -> Rule:
    """The rule as in force now. Raises KeyError."""
    return _BY_CODE[code]


def event_of(code: str) -> str:
    """MAINTENANCE or RENEWAL. Raises KeyError."""
    return _BY_CODE[code].event


@lru_cache(maxsize=50_000)
def version(code: str, on: date) -> Rule:
    """The version of a rule in force on a day."""
    return in_force(_VERSIONS[code], on)


def in_force(versions: Sequence[Rule], on: date) -> Rule:
    """The newest of a rule's versions, oldest first, that was in force on a day; before the first one the first."""
    return next((rule for rule in reversed(versions) if rule.valid_from <= on), versions[0])


def rule_label(code: str, ordinal: int) -> str:
    """'Phí duy trì hiệu lực năm thứ 6', 'Gia hạn lần 1'; without number where it is not known (0). Raises KeyError."""
    event = event_of(code)
    return _(_LABELS[event], n=ordinal) if ordinal else _(_UNNUMBERED[event])


def payable_until(rule: Rule, day: date) -> date:
    """The last day on which a payment due on `day` is in time."""
    return next_working_day(day) if rule.moves_to_working_day else day
