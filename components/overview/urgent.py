"""The deadlines that come next, by name: how many days are left, what has to be done, whose it is
and how they are reached, and the button that records."""

from typing import Any

from components import html
from components.marks import attrs, icon, kind_swatch, present
from components.overview.view import View
from domain.records.kinds import KINDS
from domain.terms.rules import rule_label
from language import _, ngettext
from language.dates import day
from language.numbers import number
from read_models.overview import UrgentDeadline
from sitemap import addresses

SOON = 30


def urgent_list(view: View) -> html.Ul | None:
    """None where nothing is open."""
    items = [_item(view, item) for item in view.data.urgent]
    if not items:
        return None
    return html.Ul(items, className="ov-next", **attrs(aria_label=_("Những hạn gần nhất")))


def _item(view: View, item: UrgentDeadline) -> html.Li:
    title = html.B(
        html.A(item.title, href=addresses.record(view.province.slug, item.asset_id), lang="vi")
    )
    short = " · ".join(present(_(KINDS[item.kind].short), item.person))
    kind = html.Span([kind_swatch(item.kind), short], className="ov-kind")
    foot = html.Span(present(kind, _record(view, item)), className="ov-foot")
    words = [title, html.Span(_what(item)), html.Span(_owner(item)), foot]
    return html.Li([_days(view, item), html.Div(words, className="ov-what")])


def _days(view: View, item: UrgentDeadline) -> html.Div:
    left = (item.deadline.day - view.today).days
    tone = "warn" if left <= SOON or item.deadline.state == "late" else ""
    unit = ngettext("ngày", "ngày", left)
    return html.Div([html.B(number(left)), html.Small(unit)], className=f"ov-days {tone}".strip())


def _what(item: UrgentDeadline) -> str:
    """What is to be done, and until when."""
    known = item.deadline
    label = rule_label(known.rule, known.ordinal)
    if known.state == "late":
        return _("{what}, nộp muộn đến {day}", what=label, day=day(known.day))
    return _("{what}, hạn {day}", what=label, day=day(known.due))


def _owner(item: UrgentDeadline) -> list[Any]:
    if not item.owner:
        return [_("Chưa có chủ")]
    call = f"tel:{''.join(item.phone.split())}"
    phone = html.A(item.phone, href=call, className="nowrap") if item.phone else None
    return present(item.owner, ", " if phone else None, phone)


def _record(view: View, item: UrgentDeadline) -> html.A | None:
    if not view.may_record:
        return None
    rule, ordinal = item.deadline.rule, item.deadline.ordinal
    label = f"{_('Ghi nhận')}: {rule_label(rule, ordinal)}, {item.title}"
    href = addresses.record_deadline(view.province.slug, item.asset_id, rule, ordinal)
    words = [icon("check2-square"), _("Ghi nhận")]
    return html.A(words, href=href, className="btn-q", **attrs(aria_label=label))
