"""What an import asks its sender: what the columns hold, whose the rows without address are,
whether a font was recognised rightly."""

from datetime import date

from components import html
from components.imports.step import post
from components.imports.view import View
from components.marks import icon, present
from domain.places.provinces import PROVINCES_34, place_name, places
from domain.roles import ASSETS, DATA_KINDS, PICTURES
from language import N_, _, ngettext
from language.dates import numeric
from read_models.imports import READY, REFUSED, ImportJob
from sitemap import form_addresses

QUESTIONS = {
    "encoding": N_("Xác nhận bảng mã của tệp"),
    "columns": N_("Cho biết mỗi cột chứa gì"),
    "province": N_("Khai báo tỉnh của các dòng"),
}
DECLARABLE = ("assets", "products")
"""Kinds of data whose rows may belong to a province that the institute declares."""


def _kinds(view: View, job: ImportJob) -> html.Div | None:
    """What the file is, where a sender may send several kinds: the fields that can be chosen follow
    it."""
    kinds = [code for code in DATA_KINDS if code in view.kinds and code != PICTURES]
    if len(kinds) < 2 or job.detail.get("recognised"):
        return None
    now = str(job.detail.get("kind") or ASSETS)
    chips = [
        html.Span(_kind_name(code), className="import-choice is-now")
        if code == now
        else post(
            view,
            form_addresses.READ_AGAIN,
            _kind_name(code),
            "import-choice",
            name="loai",
            value=code,
        )
        for code in kinds
    ]
    return html.Div([html.Span(_("Tệp này là:")), *chips], className="import-choices")


def _kind_name(code: str) -> str:
    name = _(DATA_KINDS[code])
    return name[:1].upper() + name[1:]


def columns_form(view: View, job: ImportJob) -> html.Details | html.Div | None:
    """Columns that nothing is read from: what they hold can be said; it is remembered for the
    sender's next file."""
    headings = job.detail.get("unmatched", ())
    if not headings or not view.explains:
        return None
    rows = [_choice(view, job, i, heading) for i, heading in enumerate(headings)]
    must = job.state == REFUSED
    send = html.Button(
        _("Đọc lại với các cột này"), type="submit", className="btn-q primary" if must else "btn-q"
    )
    form = html.Form(
        [html.Div(rows, className="import-columns"), send],
        action=view.step(form_addresses.READ_AGAIN),
        method="POST",
    )
    if must:
        return html.Div(present(_kinds(view, job), form))
    n = len(headings)
    title = ngettext("{n} cột chưa dùng đến: gán ý nghĩa", "{n} cột chưa dùng đến: gán ý nghĩa", n)
    return html.Details([html.Summary(title), form], className="import-map")


def province_form(view: View, job: ImportJob) -> html.Details | html.Form | None:
    """For the institute: whose the rows without address are, marked as declared; an officer's are
    the own province's."""
    asked = job.state == REFUSED and job.detail.get("province_wanted")
    if job.vn34 is not None or not (
        asked or (job.state == READY and job.detail.get("kind") in DECLARABLE)
    ):
        return None
    now = str(job.detail.get("declared") or "")
    options = [html.Option(_("không khai báo"), value="", selected=not now)]
    options += [
        html.Option(place_name(code, "vn34"), value=code, selected=code == now)
        for code in places()
        if code in PROVINCES_34
    ]
    label = html.Label(_("Dòng không có địa chỉ tính cho"), htmlFor="import-declared")
    select = html.Select(options, id="import-declared", name="tinh", className="field")
    send = html.Button(
        _("Đọc lại với tỉnh này"), type="submit", className="btn-q primary" if asked else "btn-q"
    )
    form = html.Form(
        [html.Div(html.Div([label, select]), className="import-columns"), send],
        action=view.step(form_addresses.READ_AGAIN),
        method="POST",
    )
    if asked:
        return form
    title = (
        _("Tỉnh khai báo: {place}", place=place_name(now, "vn34"))
        if now
        else _("Khai báo tỉnh của các dòng không có địa chỉ")
    )
    return html.Details([html.Summary(title), form], className="import-map")


def list_day_form(view: View, job: ImportJob) -> html.Form | None:
    """Of which day a province's own list is: as the file tells it, else today; the sender may say
    another."""
    told = job.detail.get("list_day")
    if job.vn34 is None or job.state != READY or not told:
        return None
    said = job.detail.get("list_day_said")
    day = numeric(date.fromisoformat(said or told["day"]))
    why = _("chưa rõ ngày lập, tạm lấy hôm nay")
    if said:
        why = _("theo lời người gửi")
    elif told["said"]:
        why = _("theo “{text}”", text=told["said"])
    source = _("Sổ theo dõi của Sở KH&CN {place}", place=place_name(job.vn34, "vn34"))
    label = html.Label([f"{source}, ", _("số liệu đến")], htmlFor="import-list-day")
    field = html.Input(
        id="import-list-day",
        name="ngay",
        value=day,
        type="text",
        inputMode="numeric",
        autoComplete="off",
        className="field",
    )
    hint = html.Small(_("{why}; danh sách cũ không thay số liệu mới hơn.", why=why))
    send = html.Button(_("Đổi ngày"), type="submit", className="btn-q")
    return html.Form(
        [label, field, send, hint],
        action=view.step(form_addresses.READ_AGAIN),
        method="POST",
        className="import-do import-day",
    )


def _choice(view: View, job: ImportJob, i: int, heading: str) -> html.Div:
    """What a column holds, as it was said last; a value out of it helps to know. A heading that is
    known says it by itself, for good."""
    ident = f"import-column-{i}"
    said = (
        view.known.get(heading)
        or job.detail.get("columns", {}).get(heading)
        or job.detail.get("proposed", {}).get(heading, "-")
    )
    fields = {"-": _("không dùng"), **view.fields}
    options = [
        html.Option(label, value=code, selected=code == said) for code, label in fields.items()
    ]
    example = job.detail.get("examples", {}).get(heading)
    why = job.detail.get("why", {}).get(heading) if heading not in view.known else None
    shown = html.Small(_("ví dụ: {value}", value=example)) if example else None
    reason = html.Small(_("đề xuất {why}", why=why), className="why") if why else None
    label = html.Label(present(heading, shown, reason), htmlFor=ident)
    sure = heading in view.known
    return html.Div(
        [
            label,
            html.Select(options, id=ident, name=f"cot:{heading}", className="field", disabled=sure),
        ]
    )


def encoding_form(view: View, job: ImportJob) -> html.Form | None:
    """The sender's word that a font's encoding was recognised rightly."""
    code = job.detail.get("encoding_offered")
    if not code:
        return None
    return post(
        view,
        "doc-lai",
        [icon("check2"), _("Đúng, đọc theo bảng mã này")],
        "primary",
        name="bang-ma",
        value=code,
    )


ANSWERS = {"encoding": encoding_form, "columns": columns_form, "province": province_form}
"""Question → the form that answers it."""
