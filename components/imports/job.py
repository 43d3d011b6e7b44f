"""One import in each of its states: running, to be decided about, done, taken back, failed,
refused, cancelled."""

from typing import Any

from components import html
from components.imports.contacts import contacts_told
from components.imports.declared import declared_card
from components.imports.facts import changes_table, facts_table
from components.imports.invented import invented_note
from components.imports.labels import format_label
from components.imports.mending import mending_card
from components.imports.questions import (
    ANSWERS,
    QUESTIONS,
    columns_form,
    list_day_form,
    province_form,
)
from components.imports.rows import rows_card
from components.imports.step import post
from components.imports.taken import formulas
from components.imports.unread import asides, left_out, unread_card, unread_of
from components.imports.view import HOME, View
from components.marks import attrs, icon, present
from language import N_, _, ngettext
from language.dates import day_and_time
from language.numbers import number
from read_models.import_progress import progress_words
from read_models.imports import (
    CANCELLED,
    FAILED,
    READY,
    REFUSED,
    RUNNING,
    WAITING,
    ImportJob,
    asked,
)
from sitemap import form_addresses

WAITING_FOR = {
    "read": N_("Đang chờ đến lượt đọc"),
    "apply": N_("Đang chờ đến lượt ghi"),
    "undo": N_("Đang chờ đến lượt hoàn tác"),
}
DOING = {
    "read": N_("Đang đọc và so sánh với hệ thống…"),
    "apply": N_("Đang ghi vào hệ thống…"),
    "undo": N_("Đang hoàn tác…"),
}
ENDS = {
    FAILED: ("bad", "exclamation-square", N_("Lần nhập không thành")),
    REFUSED: ("bad", "file-earmark-x", N_("Tệp không nhận được")),
    CANCELLED: ("", "slash-circle", N_("Đã dừng, chưa ghi gì")),
}


def job_cards(view: View) -> list[Any]:
    """The cards of the page's import."""
    job = view.job
    if job is None:
        return []
    if job.state == WAITING:
        return [_waiting(view, job)]
    if job.state == RUNNING:
        return [_running(view, job)]
    if job.state == REFUSED and (question := asked(job.detail)):
        return [_asked(view, job, question)]
    if job.state in ENDS:
        return [_ended(view, job)]
    head = _ready(view, job) if job.state == READY else _done(view, job)
    return present(
        unread_card(view, job),
        head,
        declared_card(view, job),
        mending_card(view, job, view.preview) if view.preview else None,
        rows_card(view) if view.preview else None,
    )


def _card(title: str, subtitle: str, body: list[Any], foot: Any = None) -> html.Section:
    head = html.Div(html.Div([html.H2(title), html.P(subtitle)], className="t"), className="card-h")
    return html.Section(present(head, html.Div(body, className="card-b"), foot), className="card-x")


def _about(job: ImportJob) -> str:
    found = format_label(job.format)
    if job.detail.get("list_day"):  # a table of the province's own, in the manner of the grid
        found = found.replace(format_label("wipo_publish"), _("sổ theo dõi của tỉnh"))
    parts = [job.file, found, day_and_time(job.started_at), job.actor]
    return " · ".join(part for part in parts if part)


def _waiting(view: View, job: ImportJob) -> html.Section:
    """The place in the queue, which assets/import.js keeps true."""
    ahead = html.Span(number(job.ahead), **attrs(data_ahead="1"))
    said = html.P(
        [_("Đang chờ, còn "), ahead, _(" tệp trước.")], role="status", className="import-said"
    )
    leave = html.P(_("Có thể đóng trang này; tệp vẫn giữ chỗ."), className="hint")
    stop = post(view, form_addresses.CANCEL, [icon("x-lg"), _("Hủy")])
    body = html.Div(
        [said, leave, stop],
        **attrs(data_poll=view.step(form_addresses.PROGRESS), data_state=WAITING),
    )
    return _card(_(WAITING_FOR[job.step]), _about(job), [body])


def _running(view: View, job: ImportJob) -> html.Section:
    told = progress_words(job)
    read = html.Span(told.said, **attrs(data_done="1"))
    left = html.Span(told.left, **attrs(data_left="1"))
    said = html.P(
        [read, " · ", left], role="status", className="import-said", hidden=job.step != "read"
    )
    known = {"max": str(job.total), "value": str(min(job.done, job.total))} if job.total else {}
    reading = known if job.step == "read" else {}
    bar = html.Progress(className="import-bar", **reading, **attrs(aria_label=_(DOING[job.step])))
    leave = html.P(_("Có thể đóng trang này; việc vẫn chạy tiếp."), className="hint")
    stop = post(view, form_addresses.CANCEL, [icon("x-lg"), _("Hủy")])
    body = html.Div(
        [bar, said, leave, stop],
        **attrs(data_poll=view.step(form_addresses.PROGRESS), data_state=RUNNING),
    )
    return _card(_(DOING[job.step]), _about(job), [body])


def _ready(view: View, job: ImportJob) -> html.Section:
    counts = view.preview.counts if view.preview else job.counts
    good = counts.get("new", counts.get("accepted", 0)) + counts.get(
        "changed", counts.get("updated", 0)
    )
    bad = counts.get("rejected", 0)
    text = ngettext("Nhận {shown} dòng đúng", "Nhận {shown} dòng đúng", good, shown=number(good))
    take = (
        post(view, "ap-dung", [icon("check2"), text], "primary", name="cach", value="dung")
        if good
        else None
    )
    leave = post(view, form_addresses.CANCEL, _("Không nhận gì"))
    listed = None if view.preview else _listed(job)
    told = None if view.preview else html.P(_counted(job))
    acts = html.Div(present(take, leave), className="import-acts")
    body = present(
        _problem(job),
        list_day_form(view, job),
        html.P(
            _next_step(
                good,
                bad,
                saved=bool(view.preview),
                whole=not any(unread_of(job)) and not job.detail.get("left_out"),
            )
        ),
        invented_note(view, job),
        left_out(job),
        contacts_told(job),
        asides(job),
        formulas(job),
        told,
        listed,
        acts,
        facts_table(job),
        changes_table(job),
        None if "unread_columns" in job.detail else columns_form(view, job),
        province_form(view, job),
    )
    return _card(_("Xem trước, chưa ghi gì"), _about(job), body)


def _next_step(good: int, bad: int, *, saved: bool, whole: bool) -> str:
    """What a preview leads to, by its numbers of rows that would be written and of rejected ones.
    `saved`: these can be downloaded; `whole`: nothing of the file was left unread."""
    if bad:
        told = ngettext(
            "Có {shown} dòng bị loại", "Có {shown} dòng bị loại", bad, shown=number(bad)
        )
        if not good:
            return told + _(", không có dòng nào để nhận: xem lý do, sửa rồi nhập lại.")
        way = _(": tải về, sửa rồi nhập lại, hoặc nhận các dòng đúng trước.") if saved else ""
        return told + (way or _(": xem lý do, sửa rồi nhập lại, hoặc nhận các dòng đúng trước."))
    if good:
        return (
            _("Mọi dòng đều đọc được.")
            if whole
            else _("Các dòng đã đọc đều nhận được; phần không đọc nêu ở trên.")
        )
    return (
        _("Không có gì mới trong phần đã đọc.")
        if not whole
        else _("Tệp không có gì mới so với hệ thống.")
    )


def _done(view: View, job: ImportJob) -> html.Section:
    if job.undone_at:
        text = _(
            "Đã hoàn tác {moment}: hệ thống trở lại như trước lần nhập này.",
            moment=day_and_time(job.undone_at),
        )
        said = present(html.P(text, role="status"), _problem(job), _forget(view))
        return _card(_("Lần nhập số {n} đã hoàn tác", n=job.batch), _about(job), said)
    back = post(
        view,
        "hoan-tac",
        [icon("arrow-counterclockwise"), _("Hoàn tác lần nhập này")],
        ask=_undo_question(job),
    )
    acts = html.Div(present(back, _forget(view)), className="import-acts")
    body = present(_problem(job), html.P(_counted(job), role="status"), _listed(job), acts)
    return _card(_("Đã nhập xong: lần nhập số {n}", n=job.batch), _about(job), body)


def _undo_question(job: ImportJob) -> str:
    """How many rows undoing takes back: those that the import added and those that it changed."""
    n = job.counts.get("accepted", 0) + job.counts.get("updated", 0)
    asked = ngettext(
        "Hoàn tác {shown} dòng của lần nhập này?",
        "Hoàn tác {shown} dòng của lần nhập này?",
        n,
        shown=number(n),
    )
    return (
        asked
        + " "
        + _("Dòng mới bị xóa, dòng thay đổi trở lại như trước; muốn có lại phải nhập lại tệp.")
    )


def _counted(job: ImportJob) -> str:
    """What became, or would become, of the rows."""
    counts = job.counts
    return _(
        "{new} mới, {changed} thay đổi, {same} không đổi, {rejected} bị loại.",
        new=number(counts.get("accepted", 0)),
        changed=number(counts.get("updated", 0)),
        same=number(counts.get("unchanged", 0)),
        rejected=number(counts.get("rejected", 0)),
    )


def _asked(view: View, job: ImportJob, question: str) -> html.Section:
    """A file that can be read once its sender answers: the answer is the main button, and what it
    says of columns is remembered."""
    other = html.A(_("Chọn tệp khác"), href=HOME, className="btn-q")
    hint = (
        html.P(_("Câu trả lời được nhớ cho các tệp sau của đơn vị."), className="hint")
        if question == "columns"
        else None
    )
    body = present(
        html.P(job.problem or "", role="status"),
        ANSWERS[question](view, job),
        hint,
        html.Div(other, className="import-acts"),
    )
    return _card(_(QUESTIONS[question]), _about(job), body)


def _ended(view: View, job: ImportJob) -> html.Section:
    tone, symbol, title = ENDS[job.state]
    again = (
        post(view, form_addresses.READ_AGAIN, _("Đọc lại tệp"))
        if job.state in (FAILED, CANCELLED) and view.kept
        else None
    )
    other = html.A(_("Chọn tệp khác"), href=HOME, className="btn-q primary")
    listed = _listed(job)
    acts = html.Div(present(other, again, _forget(view)), className="acts")
    parts = present(
        icon(symbol), html.H2(_(title)), html.P(job.problem or _about(job)), listed, acts
    )
    state = html.Div(
        parts, className=f"state {tone}".strip(), **attrs(role="alert" if tone else "status")
    )
    return html.Section(html.Div(state, className="card-b"), className="card-x")


def _forget(view: View) -> html.Form | None:
    """Gives the room back that a sender's files take; what was written in the register stays."""
    ask = _("Xóa tệp đã gửi? Tệp và phần xem trước không còn; dữ liệu đã nhập không đổi.")
    return post(view, "xoa-tep", [_("Xóa tệp đã gửi")], ask=ask) if view.kept else None


def _problem(job: ImportJob) -> html.Div | None:
    return (
        html.Div(
            [icon("exclamation-triangle"), html.Span(job.problem)], className="banner", role="alert"
        )
        if job.problem
        else None
    )


def _listed(job: ImportJob) -> html.Ul | None:
    """The first errors of a file that has no stage to look at."""
    return (
        html.Ul([html.Li(_error(*error)) for error in job.errors], className="import-errors")
        if job.errors
        else None
    )


def _error(row: int | None, field: str | None, reason: str) -> str:
    place = _("dòng {n}", n=row) if row else ""
    where = ", ".join(part for part in (place, field) if part)
    return f"{where}: {reason}" if where else reason
