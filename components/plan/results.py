"""Results of a target that the register does not tell: a form that writes one down with its source,
and every one that was written."""

from typing import Any

from components import html
from components.forms import send_form, text_field
from components.marks import attrs, present
from components.plan.progress import source_words
from language import _, ngettext
from language.numbers import number
from read_models.local_lists import RESULTS
from read_models.local_names import KeptRow
from sitemap import form_addresses


def results(target: KeptRow, told: tuple[KeptRow, ...], slug: str, *, may: bool) -> list[Any]:
    """`told`: of the target, the newest day first."""
    return present(_history(told, slug, may=may), _form(target, slug) if may else None)


def _form(target: KeptRow, slug: str) -> html.Details:
    """Who writes and when is known from the post."""
    prefix = f"{RESULTS.code}-{target.id}"
    known = {f.name: f for f in RESULTS.fields}
    value = known["value"]
    day = known["day"]
    source = known["source"]
    boxes = [
        text_field("value", _(value.label), prefix=prefix, inputMode="numeric"),
        text_field("day", _(day.label), prefix=prefix, placeholder=_("ngày/tháng/năm")),
        text_field(
            "source", _(source.label), prefix=prefix, hint=_(source.hint), maxlength=source.limit
        ),
        html.Div(
            html.Button(_("Lưu kết quả"), type="submit", className="btn-q primary"),
            className="whole-x",
        ),
    ]
    action = form_addresses.write(slug, "danh-sach", RESULTS.code)
    also = {"target_id": target.id}
    form = send_form(action, [html.Div(boxes, className="fields")], also=also, empty=True)
    label = attrs(aria_label=f"{_('Ghi kết quả')}: {target.values['title']}")
    return html.Details(
        [html.Summary(_("Ghi kết quả"), className="plain-b", **label), form],
        className="unfold no-print",
    )


def _history(told: tuple[KeptRow, ...], slug: str, *, may: bool) -> html.Details | None:
    """None where there is none besides the one that is shown."""
    if not told:
        return None
    words = ngettext("{n} lần ghi", "{n} lần ghi", len(told))
    items = [html.Li(_one(row, slug, may=may)) for row in told]
    return html.Details(
        [html.Summary(words, className="plain-b"), html.Ul(items, className="plan-told")],
        className="unfold",
    )


def _one(row: KeptRow, slug: str, *, may: bool) -> list[Any]:
    shown = number(row.values["value"])
    told = [html.B(shown), " ", html.Small(source_words(row), className="hint")]
    if not may:
        return told
    button = html.Button(
        _("Xóa"),
        type="submit",
        className="plain-b",
        **attrs(aria_label=_("Xóa: {name}", name=f"{row.target}, {shown}")),
    )
    gone = form_addresses.write(slug, "danh-sach", RESULTS.code, row.id, "xoa")
    ask = _("Xóa “{name}” khỏi danh sách?", name=shown)
    return [*told, " ", send_form(gone, [button], look="inline no-print", ask=ask)]
