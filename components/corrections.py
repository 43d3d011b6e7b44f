"""The queue of corrections: the institute answers what waits, a province sees what it asked for and
what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from components import html
from components.marks import attrs, present
from components.pager import page_of
from components.record.corrections import asked_for, by_request, decision
from components.states import empty
from components.tabs import tabs
from domain.places.provinces import PROVINCES_34, Province, place_name
from language import _
from read_models.annotations import AskedCorrection
from read_models.corrections import STATES
from sitemap import addresses, form_addresses

STATE_SLUGS = {
    "cho": "waiting",
    "dong-y": "accepted",
    "tu-choi": "refused",
    "da-rut": "withdrawn",
    "hoan-tac": "undone",
}


@dataclass(frozen=True)
class View:
    """`province` None: the institute's queue of all provinces. `page`: 1 the first, of `size`;
    `may`: answers."""

    province: Province | None
    state: str
    counts: Mapping[str, int]
    rows: tuple[AskedCorrection, ...]
    page: int
    size: int
    may: bool

    def href(self, state: str, page: int = 1) -> str:
        slug = next(s for s, known in STATE_SLUGS.items() if known == state)
        return addresses.corrections(
            self.province.slug if self.province else None, "" if slug == "cho" else slug, page
        )


def corrections_page(view: View) -> list[Any]:
    lead = _(
        "Tỉnh gửi từ trang bản ghi; Viện xem xét, chấp nhận thì bản ghi được sửa ngay và ghi vào lịch sử thay đổi."
    )
    head = html.Div(
        html.Div(
            [html.H1(_("Đề nghị đính chính")), html.P(lead, className="muted")], className="what"
        ),
        className="head",
    )
    total = view.counts.get(view.state, 0)
    listed = html.Div(_list(view), className="card-b", **attrs(data_total=total))
    steps = page_of(
        view.page, view.size, len(view.rows), total, lambda page: view.href(view.state, page)
    )
    return present(head, _tabs(view), html.Section(listed, className="card-x"), steps)


def _tabs(view: View) -> html.Nav:
    parts = [
        (_(label), view.counts.get(state, 0), view.href(state), state == view.state)
        for state, label in STATES.items()
    ]
    return tabs(_("Đề nghị theo tình trạng"), parts)


def _list(view: View) -> Any:
    if not view.rows:
        return empty(
            _("Không có đề nghị nào"), _("Đề nghị gửi từ trang của từng bản ghi hiện ở đây.")
        )
    return html.Ul([_item(view, row) for row in view.rows], className="corrections asked")


def _item(view: View, row: AskedCorrection) -> html.Li:
    """The record, what is to be changed and why, who asked; then the answer, or the form for it."""
    slug = PROVINCES_34[row.vn34].slug
    name = (
        html.A(row.title, href=addresses.record(slug, row.asset_id))
        if row.title
        else html.Span(_("Bản ghi không còn ở tỉnh này"))
    )
    place = (
        html.Small(place_name(row.vn34, "vn34"), className="hint")
        if view.province is None
        else None
    )
    changed = None
    if row.asked.state == "waiting" and row.now is not None and row.now != row.asked.old:
        changed = html.Small(
            _("Bản ghi hiện ghi: “{now}”", now=row.now or _("chưa có")), className="hint line"
        )
    form = (
        decision(
            form_addresses.write(
                slug, "tai-san", row.asset_id, "dinh-chinh", row.asked.id, "tra-loi"
            ),
            row.asked,
            name=row.title,
        )
        if view.may and row.title
        else None
    )
    return html.Li(
        present(
            html.Div(present(name, place), className="of"),
            *asked_for(row.asked),
            *by_request(row.asked),
            changed,
            form,
        )
    )
