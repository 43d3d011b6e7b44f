"""The dated table of deadlines: what has to be paid, counted from when, and how late. Shown in
Help; feeds table deadline_rule.

Source: domain facts §2, domain.terms.law. A rule has a version for each law; the version in force
on the day a payment falls due governs it. Unsure, and said so: what the law before 01/07/2006 laid
down in detail, and what Law 131/2025/QH15, in force since 01/04/2026, changes (no source says that
it does). All versions repeat the known parameters until somebody has checked them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from domain.calendar.dates import add_months
from domain.calendar.holidays import DAY, next_working_day
from language import N_, _

MAINTENANCE, RENEWAL = "maintenance", "renewal"
FILING, GRANT, REGISTRATION = "filing", "grant", "registration"
"""What a rule counts from; the last is the international registration."""
INTERNATIONAL = "WO"
"""Office of international registrations: Madrid (marks), The Hague (designs)."""
BETWEEN = "\n"
"""Stands between the texts that a legal basis names; each is a sentence of the catalogue."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the rule table; the fields are those of table deadline_rule. `term_years` None:
    renewable without limit; `window_months`: payment opens so long before; `late_months`: may be
    paid so long after, with the surcharge a month in percent."""

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
_TERMS = {
    "maintenance_sc": N_("Thời hạn: Luật SHTT 50/2005/QH11 Điều 93(2), duy trì: Điều 94(1)"),
    "maintenance_gphi": N_("Thời hạn: Luật SHTT 50/2005/QH11 Điều 93(3), duy trì: Điều 94(1)"),
    "renewal_kdcn": N_("Thời hạn: Luật SHTT 50/2005/QH11 Điều 93(4)"),
    "renewal_nh": N_("Thời hạn: Luật SHTT 50/2005/QH11 Điều 93(6)"),
}
_WINDOWS = {
    MAINTENANCE: N_(
        "Kỳ nộp, nộp muộn, phụ phí: Thông tư 01/2007/TT-BKHCN điểm 20.3, Thông tư 263/2016/TT-BTC"
    ),
    RENEWAL: N_(
        "Kỳ nộp, nộp muộn: Thông tư 01/2007/TT-BKHCN điểm 20; phụ phí: Thông tư 263/2016/TT-BTC"
    ),
}
_NEW_LAW = N_(
    "Luật 131/2025/QH15, hiệu lực từ 01/04/2026: không nguồn nào cho biết các mốc này thay đổi; chi tiết chưa đối chiếu, tạm giữ"
)
_MADRID = N_(
    "Nghị định thư Madrid Điều 6, 7: mỗi kỳ 10 năm từ ngày đăng ký quốc tế, gia hạn tại WIPO; nộp muộn 6 tháng với phụ phí của WIPO"
)
_HAGUE = N_(
    "Văn kiện Geneva 1999 của Thỏa ước La Hay Điều 17: mỗi kỳ 5 năm từ ngày đăng ký quốc tế, tại Việt Nam nhiều nhất 15 năm; "
    "gia hạn tại WIPO; nộp muộn 6 tháng với phụ phí của WIPO"
)
FIRST, LAW_2005, LAW_2025 = date(1989, 2, 11), date(2006, 7, 1), date(2026, 4, 1)
MADRID_SINCE, HAGUE_SINCE = date(2006, 7, 11), date(2019, 12, 30)
"""Ordinance of 1989; Law 50/2005/QH11; Law 131/2025/QH15; the Madrid Protocol and the Geneva Act of
The Hague in Viet Nam."""


def _versions(rule: Rule) -> tuple[Rule, ...]:
    """The rule under each law, oldest first. Terms are the Law's; when to pay, how late and at what
    surcharge the circulars'."""
    basis = (rule.legal_basis, _WINDOWS[rule.event])
    since = ((FIRST, (_BEFORE,)), (LAW_2005, basis), (LAW_2025, (*basis, _NEW_LAW)))
    return tuple(
        replace(rule, valid_from=start, legal_basis=BETWEEN.join(told)) for start, told in since
    )


def _of_law(
    kind: str, event: str, anchor: str, interval: int, term: int | None
) -> tuple[Rule, ...]:
    code = f"{event}_{kind.lower()}"
    return _versions(
        Rule(
            code=code,
            valid_from=FIRST,
            valid_to=None,
            kind=kind,
            event=event,
            anchor=anchor,
            interval_years=interval,
            term_years=term,
            window_months=6,
            late_months=6,
            surcharge_percent_a_month=10,
            moves_to_working_day=True,
            legal_basis=_TERMS[code],
        )
    )


def ended(*versions: Rule) -> tuple[Rule, ...]:
    """Of each code its versions, oldest first: each ends the day before the next one begins."""
    begins: dict[str, date] = {}
    found = []
    for rule in reversed(versions):
        later = begins.get(rule.code)
        found.append(replace(rule, valid_to=later - DAY) if later else rule)
        begins[rule.code] = rule.valid_from
    return tuple(reversed(found))


RULES: tuple[Rule, ...] = ended(
    *_of_law("SC", MAINTENANCE, GRANT, 1, 20),
    *_of_law("GPHI", MAINTENANCE, GRANT, 1, 10),
    *_of_law("KDCN", RENEWAL, FILING, 5, 15),
    *_of_law("NH", RENEWAL, FILING, 10, None),
    # Renewed at WIPO, whose office has days off of its own: nothing moves to a later day by those
    # of Viet Nam.
    Rule(
        "renewal_madrid",
        valid_from=MADRID_SINCE,
        valid_to=None,
        kind="NH",
        event=RENEWAL,
        anchor=REGISTRATION,
        interval_years=10,
        term_years=None,
        window_months=6,
        late_months=6,
        surcharge_percent_a_month=0,
        moves_to_working_day=False,
        legal_basis=_MADRID,
    ),
    Rule(
        "renewal_hague",
        valid_from=HAGUE_SINCE,
        valid_to=None,
        kind="KDCN",
        event=RENEWAL,
        anchor=REGISTRATION,
        interval_years=5,
        term_years=15,
        window_months=6,
        late_months=6,
        surcharge_percent_a_month=0,
        moves_to_working_day=False,
        legal_basis=_HAGUE,
    ),
)


@dataclass(frozen=True, slots=True)
class Opposition:
    """Until when a mark's application may be opposed: so many months from its publication, None
    for as long as nobody has decided on it. The law of the filing day governs. `source`: the
    address of who published what it says."""

    valid_from: date
    valid_to: date | None
    months: int | None
    legal_basis: str
    source: str


LAW_2022 = date(2023, 1, 1)
"""Law 07/2022/QH15, which amended that of 2005."""
OPPOSITIONS: tuple[Opposition, ...] = (
    Opposition(
        LAW_2005,
        LAW_2022 - DAY,
        None,
        N_("Luật SHTT 50/2005/QH11 Điều 112: ý kiến của người thứ ba đến khi có quyết định cấp"),
        "https://investip.vn/vietnam-significant-change-in-trademark-opposition-under-vietnam-ip-law-2022/",
    ),
    Opposition(
        LAW_2022,
        LAW_2025 - DAY,
        5,
        N_("Luật 07/2022/QH15, Điều 112a(1)(c) của Luật SHTT: 5 tháng từ ngày công bố"),
        "https://investip.vn/vietnam-significant-change-in-trademark-opposition-under-vietnam-ip-law-2022/",
    ),
    Opposition(
        LAW_2025,
        None,
        3,
        N_("Luật 131/2025/QH15, Điều 112a(1)(b) của Luật SHTT: 3 tháng từ ngày công bố"),
        "https://pham.com.vn/en/news-and-event/ip-law-2025-regulations-on-opposition-to-industrial-property-applications.html",
    ),
)
"""Of marks, oldest first. Unsure, and said so in domain.terms.law: whether the shorter period of
2025 also holds for what was filed before it; the office took that of 2022 for older ones, too."""


def opposition_of(filed: date) -> Opposition | None:
    """The rule of the filing day; None for what was filed before any of them."""
    return next((rule for rule in reversed(OPPOSITIONS) if rule.valid_from <= filed), None)


def opposed_until(filed: date, published: date | None) -> date | None:
    """The last day on which a mark may be opposed; None where nothing limits it, or nobody knows
    when it was published. It is not moved by days off: whoever relies on it is early."""
    rule = opposition_of(filed)
    if rule is None or rule.months is None or published is None:
        return None
    return add_months(published, rule.months)


AT_WIPO = {"NH": "renewal_madrid", "KDCN": "renewal_hague"}
"""Kind → the rule of its international registrations."""
_BY_CODE = {rule.code: rule for rule in RULES}
_CODES = {rule.kind: rule.code for rule in RULES if rule.code not in AT_WIPO.values()}
WITH_DEADLINES = tuple(_CODES)
"""Kinds with something to pay."""
VERSIONS = {code: tuple(rule for rule in RULES if rule.code == code) for code in _BY_CODE}
"""Code → its versions, oldest first."""
_LABELS = {MAINTENANCE: N_("Phí duy trì hiệu lực năm thứ {n}"), RENEWAL: N_("Gia hạn lần {n}")}
_UNNUMBERED = {MAINTENANCE: N_("Phí duy trì hiệu lực"), RENEWAL: N_("Gia hạn")}
_LABEL_AT_WIPO, _UNNUMBERED_AT_WIPO = N_("Gia hạn tại WIPO lần {n}"), N_("Gia hạn tại WIPO")


def rule_for(kind: str, office: str) -> Rule | None:
    """The rule that an asset of this kind and office follows, in its newest version (as rule_of);
    None for geographical indications, which need no payment."""
    code = (AT_WIPO if office == INTERNATIONAL else {}).get(kind) or _CODES.get(kind)
    return _BY_CODE[code] if code else None


def rule_of(code: str) -> Rule:
    """The rule in its newest version, which may be yet to come: for what no version changes (event,
    anchor, interval, term). Window, late months and surcharge are those of `version` on the due
    day. Raises KeyError."""
    return _BY_CODE[code]


def event_of(code: str) -> str:
    """MAINTENANCE or RENEWAL. Raises KeyError."""
    return _BY_CODE[code].event


@lru_cache(maxsize=50_000)
def version(code: str, on: date) -> Rule:
    """The version of a rule in force on a day."""
    return in_force(VERSIONS[code], on)


def in_force(versions: Sequence[Rule], on: date) -> Rule:
    """The newest of a rule's versions, oldest first, that was in force on a day; before the first
    one the first."""
    return next((rule for rule in reversed(versions) if rule.valid_from <= on), versions[0])


def rule_label(code: str, ordinal: int) -> str:
    """'Phí duy trì hiệu lực năm thứ 6', 'Gia hạn lần 1'; without number where it is not known (0).
    Raises KeyError."""
    event = event_of(code)
    if code in AT_WIPO.values():
        return _(_LABEL_AT_WIPO, n=ordinal) if ordinal else _(_UNNUMBERED_AT_WIPO)
    return _(_LABELS[event], n=ordinal) if ordinal else _(_UNNUMBERED[event])


def payable_until(rule: Rule, day: date) -> date:
    """The last day on which a payment due on `day` is in time."""
    return next_working_day(day) if rule.moves_to_working_day else day
