"""What a record says on paper: its values as text, its status, its deadlines."""

from typing import Any

from components import endings
from components.record.view import COMPUTED, GI, View
from domain.records.asset import HOME, Party
from domain.records.kinds import KINDS, MARK_CATEGORIES
from domain.records.statuses import ALIVE
from domain.terms.assessment import ANNUITY_STATES, annuities
from domain.terms.rules import rule_for, rule_label
from language import _
from language.dates import day
from language.numbers import missing


def kind_told(view: View) -> str:
    """Of a mark its category."""
    category = view.record.mark_category
    return _(MARK_CATEGORIES[category]) if category else _(KINDS[view.record.kind].label)


def status_told(view: View) -> str:
    """Since when it has its status, and how that is known; '' where nothing is to be said."""
    told = (
        _(endings.AWAITED) if view.awaited else "",
        endings.since(view.data.present),
        _(COMPUTED) if view.data.status_computed else "",
    )
    return ", ".join(part for part in told if part)


def value_text(value: Any) -> str:
    """A value of the screen as text: one name, or one class scheme, a line."""
    parts = value if isinstance(value, list) else [value]
    texts = [
        part if isinstance(part, str) else str(part.children)
        for part in parts
        if part not in (None, "")
    ]
    return "; ".join(texts) or missing()


def deadlines_told(view: View) -> list[dict[str, str]]:
    data = view.data
    found = []
    if view.record.kind == GI:
        return []
    if data.deadline:
        how = _("theo cơ quan cấp") if data.deadline.given else _(COMPUTED)
        found.append(
            {
                "label": rule_label(data.deadline.rule, data.deadline.ordinal),
                "value": f"{day(data.deadline.due)}; {how}",
            }
        )
    if data.term_end and data.status in ALIVE:
        how = _("theo cơ quan cấp") if view.record.expiry_date else _(COMPUTED)
        found.append({"label": _("Hết thời hạn bảo hộ"), "value": f"{day(data.term_end)}; {how}"})
    return found


def holders_told(view: View) -> list[dict[str, str]]:
    """Name and address of whoever has the right; of a geographical indication who registered it and
    who manages it."""
    if view.record.kind == GI:
        found = view.parties("registrant", "manager")
    else:
        found = view.parties("owner") or view.parties("applicant")
    return [{"name": party.name, "address": _address(party)} for party in found]


def _address(party: Party) -> str:
    country = party.country if party.country and party.country != HOME else ""
    return ", ".join(filter(None, (party.address, country))) or _("chưa có địa chỉ")


def payments_told(view: View) -> list[dict[str, str]]:
    """Every annuity of the term, or the renewals up to the coming one: what, due when, how it
    stands; none before grant."""
    rule = rule_for(view.record.kind, view.record.office)
    if rule is None or not view.granted:
        return []
    return [
        {
            "label": rule_label(rule.code, each.ordinal),
            "due": day(each.due),
            "state": _(ANNUITY_STATES[each.state]),
        }
        for each in annuities(view.record, view.today)
    ]
