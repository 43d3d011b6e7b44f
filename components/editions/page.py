"""One edition: where it stands, what is looked at before it is published, who did what, what
freezing does, its versions and their differences."""

from typing import Any

from components import html
from components.chart_card import card
from components.editions.parts import files, name_of, numbered, state_of, whose
from components.editions.view import EditionView
from components.forms import send_form, text_area, text_field
from components.marks import attrs, badge, icon, present
from domain.publishing import ACTS, DRAFT, PUBLISHED, SUBMITTED
from language import _, ngettext
from language.dates import day, day_and_time
from language.translation import LANGUAGES
from read_models.editions import Edition, NumberChange, Step, differences
from read_models.plain_values import parameters
from read_models.publishing_checks import ASKS, BLOCKS, PASSES, TELLS, WEIGHTS, Check, said_to
from sitemap import addresses, form_addresses

SYMBOLS = {
    BLOCKS: "x-lg",
    ASKS: "exclamation-diamond",
    TELLS: "info-circle",
    PASSES: "check2",
}
MOST = 40
"""Numbers of a difference that are listed."""


def edition_page(view: EditionView) -> list[Any]:
    left = html.Div(present(_checks(view), view.text, _versions(view)), className="stack")
    right = html.Div(
        present(_acting(view), _issued(view), _hands(view), _freezing(view), _history(view)),
        className="stack",
    )
    return [_head(view), html.Div([left, right], className="grid ed-grid")]


def _head(view: EditionView) -> html.Div:
    own = view.edition
    back = html.A(_("Báo cáo"), href=addresses.reports(post=view.post))
    title = html.H1(
        present(name_of(own), " ", state_of(own), badge("part") if own.illustrative else None)
    )
    told = [html.Span(whose(own, view.host))]
    if own.as_of:
        told.append(html.Span(_("Số liệu đến {day}", day=day(own.as_of))))
    told.append(html.Span(_("Lập: {name}", name=own.drafted_by)))
    what = html.Div(
        [
            html.Nav(back, **attrs(aria_label=_("Quay lại"))),
            title,
            html.Div(told, className="as-of"),
            _steps(view),
        ],
        className="what",
    )
    links = [
        html.A(_("Xem văn bản"), href=addresses.reports(own.asked, view.post), className="btn-q")
    ]
    if own.is_sent:
        there = addresses.sent(own.id, view.post)
        links.append(html.A(_("Đã gửi và bây giờ"), href=there, className="btn-q primary"))
    return html.Div([what, html.Div(links, className="acts")], className="head")


def _steps(view: EditionView) -> html.Ol:
    """Draft → submitted → approved → number of the clerk."""
    own = view.edition
    at = {DRAFT: 0, SUBMITTED: 2, PUBLISHED: 3}.get(own.state, 4)
    reached = 4 if own.number and own.state == PUBLISHED else at
    labels = (_("Nháp"), _("Trình duyệt"), _("Duyệt và khóa số"), _("Văn thư ghi số, ngày"))
    items = [
        html.Li(
            [icon("check2") if n < reached else html.Span(str(n + 1)), " ", label],
            **attrs(
                aria_current="step" if n == reached else None,
                data_done="1" if n < reached else None,
            ),
        )
        for n, label in enumerate(labels)
    ]
    return html.Ol(items, className="ed-steps")


def _checks(view: EditionView) -> html.Section | None:
    if not view.edition.is_open:
        return None
    counts = {weight: sum(c.weight == weight for c in view.checks) for weight in WEIGHTS}
    told = [f"{counts[weight]} {_(word)}" for weight, word in WEIGHTS.items()]
    shown = [check for check in view.checks if check.weight != PASSES]
    lines = [_check(check, view, n) for n, check in enumerate(shown)]
    passed = [check for check in view.checks if check.weight == PASSES]
    fine = html.Details(
        [
            html.Summary(ngettext("{n} kiểm tra đạt", "{n} kiểm tra đạt", len(passed))),
            html.Ul([html.Li([icon("check2"), " ", _said(check)]) for check in passed]),
        ],
        open=not lines,
        className="ed-passed",
    )
    return card(_("Kiểm tra trước khi duyệt"), [*lines, fine], subtitle=", ".join(told))


def _said(check: Check) -> str:
    return f"{check.title}: {check.text}"


def _check(check: Check, view: EditionView, n: int) -> html.Div:
    said = said_to(check, view.edition.answers)
    by = view.edition.answers.get(check.key, {}).get("by", "")
    answered = html.P([icon("pencil"), " ", said, html.Small(f" ({by})")]) if said else None
    asks = check.weight in (BLOCKS, ASKS) and view.prepares
    words = [html.B(check.title), html.P(check.text), *present(answered)]
    form = _answer(check, view, n) if asks and not said else None
    label = html.Span(
        [icon(SYMBOLS[check.weight]), html.Span(_(WEIGHTS[check.weight]))], className="ed-weight"
    )
    return html.Div(
        present(label, html.Div(words), form),
        className="ed-check",
        **attrs(data_weight=check.weight, data_answered="1" if said else None),
    )


def _answer(check: Check, view: EditionView, n: int) -> html.Details:
    box = text_area("text", _("Cách xử lý, hoặc lý do giữ nguyên"), prefix=f"tra-loi-{n}", rows=2)
    save = html.Button(_("Ghi câu trả lời"), type="submit", className="btn-q")
    also = {"version": view.edition.version, "check": check.key}
    action = form_addresses.write_edition(view.edition.id, "tra-loi", view.post)
    return html.Details(
        [html.Summary(_("Trả lời")), send_form(action, [box, save], also=also)],
        className="ed-answer",
    )


def _acting(view: EditionView) -> html.Section | None:
    """What the reader may do now; who may not approve is told why."""
    own = view.edition
    if own.state == DRAFT and view.prepares:
        return card(_("Trình duyệt"), _submitting(view))
    if own.state == SUBMITTED and view.approves:
        return card(_("Duyệt"), _approving(view))
    if own.state == PUBLISHED and view.approves:
        return card(_("Thu hồi"), _withdrawing(view))
    if own.state == SUBMITTED:
        said = _("Đang chờ lãnh đạo duyệt.")
        return card(_("Duyệt"), html.P(said, className="muted quiet"))
    return None


def _form(view: EditionView, act: str, parts: list[Any], **also: Any) -> html.Form:
    action = form_addresses.write_edition(view.edition.id, act, view.post)
    return send_form(action, parts, also={"version": view.edition.version, **also}, look="ed-form")


def _final(view: EditionView, act: str, parts: list[Any], ask: str, **also: Any) -> html.Form:
    """What cannot be taken back asks first."""
    action = form_addresses.write_edition(view.edition.id, act, view.post)
    told = {"version": view.edition.version, **also}
    return send_form(action, parts, also=told, look="ed-form", ask=ask)


def _submitting(view: EditionView) -> list[Any]:
    returned = view.edition.reason
    told = html.P([icon("pencil"), " ", returned], className="ed-returned") if returned else None
    box = text_area("comment", _("Lời trình"), prefix="trinh", rows=2)
    button = html.Button(_("Trình duyệt"), type="submit", className="btn-q primary")
    return present(told, _form(view, "trinh", [box, button]))


def _approving(view: EditionView) -> list[Any]:
    refused = _refused(view)
    box = text_area("comment", _("Ý kiến"), prefix="duyet", rows=2)
    label = ngettext("Duyệt và khóa {n} số", "Duyệt và khóa {n} số", view.numbers)
    button = html.Button(
        [icon("lock"), " ", label], type="submit", className="btn-q primary", disabled=bool(refused)
    )
    told = html.P([icon("x-lg"), " ", refused], className="ed-refused") if refused else None
    ask = _("Duyệt và khóa số? Bản đã phát hành không sửa được nữa, chỉ đính chính bên cạnh.")
    approve = _final(view, "duyet", present(box, told, button), ask, seen=view.seen)
    reason = text_area("reason", _("Điều cần sửa"), prefix="tra-lai", rows=2)
    back = html.Button(
        [icon("pencil"), " ", _("Trả lại báo cáo để sửa")], type="submit", className="btn-q"
    )
    hint = html.Small(
        _("Số và ngày văn bản để trống, văn thư ghi sau khi ký."), className="hint line"
    )
    return [approve, _form(view, "tra-lai", [reason, back]), hint]


def _refused(view: EditionView) -> str:
    if view.own_hands:
        return _("Người lập, sửa, trả lời hoặc trình không tự duyệt.")
    if view.waiting:
        return ngettext(
            "Chưa duyệt được: còn {n} kiểm tra chưa được trả lời.",
            "Chưa duyệt được: còn {n} kiểm tra chưa được trả lời.",
            len(view.waiting),
        )
    return ""


def _withdrawing(view: EditionView) -> list[Any]:
    reason = text_area("reason", _("Lý do thu hồi"), prefix="thu-hoi", rows=2)
    button = html.Button(_("Thu hồi"), type="submit", className="btn-q")
    said = _("Bản đã phát hành không sửa: thu hồi, hoặc lập bản đính chính đứng bên cạnh.")
    ask = _("Thu hồi báo cáo này? Bản đã thu hồi vẫn đọc được, không phát hành lại.")
    return [html.Small(said, className="hint line"), _final(view, "thu-hoi", [reason, button], ask)]


def _issued(view: EditionView) -> html.Section | None:
    """Files of what was frozen, the clerk's number, and a correction beside it."""
    own = view.edition
    if not own.is_sent:
        return None
    made = len(view.files)
    parts: list[Any] = []
    if made < view.files_of:
        parts.append(_progress(view, made))
    parts += [_files_in(view, language) for language in LANGUAGES]
    code = html.Small(
        [_("Mã kiểm tra:"), " ", html.Span(own.digest[:16], className="ed-code")],
        className="hint line",
    )
    parts.append(code)
    if own.number:
        parts.append(html.P(_("Số văn bản: {number}", number=numbered(own))))
    elif own.state == PUBLISHED and (view.prepares or view.approves):
        parts.append(_numbering(view))
    if view.prepares and view.others and view.others[-1].id == own.id:
        parts.append(_correcting(view))
    return card(_("Bản đã phát hành"), parts)


def _files_in(view: EditionView, language: str) -> html.Div:
    """In one language; of one that came after it was sent the sentence which says so."""
    given: list[Any] = files(view.edition, view.post, (language,))
    if language != "vi" and language not in view.languages:
        given = [
            html.Small(_("gửi khi chưa có bản tiếng này; đọc bản tiếng Việt"), className="hint")
        ]
    return html.Div([html.B(language.upper()), *given], className="ed-files")


def _progress(view: EditionView, made: int) -> html.Div:
    """Watched until all are there (assets/import.js)."""
    label = _("Đang lập tệp:")
    bar = html.Progress(value=str(made), max=str(view.files_of), **attrs(aria_label=label))
    shown = [label, " ", html.Span(str(made), **attrs(data_done="1")), f"/{view.files_of} ", bar]
    address = form_addresses.edition_progress(view.edition.id)
    return html.Div(shown, role="status", **attrs(data_poll=address, data_state="running"))


def _numbering(view: EditionView) -> html.Form:
    number = text_field("number", _("Số văn bản"), prefix="so", placeholder="05/BC-KHSHTT")
    issued = text_field("issued_on", _("Ngày văn bản"), prefix="so", placeholder="20/01/2026")
    button = html.Button(_("Ghi số, ngày"), type="submit", className="btn-q")
    return _form(view, "so", [number, issued, button])


def _correcting(view: EditionView) -> html.Form:
    """A new edition of the same report and period: what was sent stays as it is."""
    also = parameters(view.edition.asked.query())
    button = html.Button(
        [icon("pencil"), " ", _("Lập bản đính chính")], type="submit", className="btn-q"
    )
    return send_form(form_addresses.begin_edition(view.post), [button], also=also)


def _hands(view: EditionView) -> html.Section:
    own = view.edition
    lines = [
        html.Li([html.B(step.by), html.Small(f"{_(ACTS[step.act])}, {day_and_time(step.at)}")])
        for step in own.steps
    ]
    said = _(
        "Người lập, sửa, trả lời, trình không tự duyệt, dù giữ vai nào. Lãnh đạo của đơn vị có báo cáo duyệt."
    )
    hint = html.Small(said, className="hint line")
    return card(_("Ai lập, ai duyệt"), [html.Ul(lines, className="ed-hands"), hint])


def _freezing(view: EditionView) -> html.Section:
    own = view.edition
    frozen = own.frozen_at
    numbers = ngettext(
        "{n} số, với các dòng của từng số", "{n} số, với các dòng của từng số", view.numbers
    )
    lines = [
        (_("Khóa"), numbers),
        (_("Khóa lúc"), f"{day_and_time(frozen)}, {own.frozen_by}" if frozen else _("khi duyệt")),
        (_("Mã kiểm tra"), own.digest[:16] or _("tính khi khóa")),
        (_("Số đã công bố"), _becomes(own)),
        (_("Về sau"), _("không sửa bản đã gửi; bản đính chính đứng bên cạnh")),
    ]
    rows = [html.Div([html.Dt(name), html.Dd(value)]) for name, value in lines]
    return card(_("Khi duyệt, số được khóa"), html.Dl(rows, className="ed-facts"))


def _becomes(own: Edition) -> str:
    """Only the institute's numbers become published figures (data_access.editions.published)."""
    if own.vn34 or own.station_id:
        return _("không thêm: chỉ số của báo cáo Viện thành số đã công bố")
    return _("thêm các số đếm được, ghi nguồn là báo cáo này")


def _history(view: EditionView) -> html.Section | None:
    others = [one for one in view.others if one.id != view.edition.id]
    if not others:
        return None
    lines = [
        html.Li(
            [html.A(name_of(one), href=addresses.edition(one.id, view.post)), " ", state_of(one)]
        )
        for one in others
    ]
    return card(_("Các bản cùng kỳ"), html.Ul(lines, className="ed-hands"))


def _versions(view: EditionView) -> html.Section | None:
    """What each version changed against the one before it, numbers and words."""
    written = view.edition.written
    if not written:
        return None
    pairs = list(zip(written[1:], written, strict=False))
    lines = [_version(n, step, before) for n, (step, before) in enumerate(pairs, 2)]
    first = html.Li(html.P([html.B(_("Lần {n}", n=1)), " ", _told(written[0])]))
    return card(
        _("Bản này qua các lần"), html.Ol([*reversed(lines), first], className="ed-versions")
    )


def _told(step: Step) -> str:
    words = f": {step.comment}" if step.comment else ""
    return f"{day_and_time(step.at)}, {step.by}, {_(ACTS[step.act]).lower()}{words}"


def _version(n: int, step: Step, before: Step) -> html.Li:
    changes = differences(before.told.get("numbers", {}), step.told.get("numbers", {}))
    same_words = before.told.get("digest") == step.told.get("digest")
    count = ngettext("đổi {n} số", "đổi {n} số", len(changes))
    said = _("như lần trước") if same_words and not changes else count
    if not changes and not same_words:
        said = _("đổi lời, không đổi số")
    head = html.P([html.B(_("Lần {n}", n=n)), " ", _told(step), " · ", said])
    listed = html.Ul([html.Li(_change(one)) for one in changes[:MOST]]) if changes else None
    return html.Li(present(head, listed))


def _change(change: NumberChange) -> list[Any]:
    return [
        html.Span(change.key, className="ed-code"),
        f": {change.before or '–'} → {change.after or '–'}",
    ]
