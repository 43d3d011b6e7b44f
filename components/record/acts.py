"""What the Department has recorded about the record's deadlines, those that are history among them:
note, proof, by whom and when."""

from components import html
from components.chart_card import card
from components.deadlines.parts import recorded
from components.posts import who_see
from components.record.view import View
from domain.roles import Sees
from domain.terms.rules import rule_label
from language import _
from language.dates import day
from read_models.deadlines import RecordedAct
from sitemap import file_addresses


def acts_card(view: View) -> html.Section | None:
    """For the province's own people; nothing where nothing stands recorded."""
    own = [act for act in view.acts if act.recorded.by]
    if not own:
        return None
    listed = html.Ol([_act(view, act) for act in own], className="recorded")
    return card(
        _("Việc Sở đã ghi nhận"),
        listed,
        subtitle=_("Ghi chú và chứng từ chỉ {roles} thấy", roles=who_see(Sees.PROOFS)),
    )


def _act(view: View, act: RecordedAct) -> html.Li:
    about = f"{rule_label(act.rule, act.ordinal)}, " + _("hạn {day}", day=day(act.due))
    proof = (
        file_addresses.proof(view.slug, view.data.id, act.rule, act.ordinal) if view.slug else None
    )
    return html.Li([html.B(about), *recorded(act.recorded, proof)])
