"""What the watch on names has found: what is public of each application, until when it may be
opposed, why it is here, and the province's decision."""

from datetime import date
from typing import Any

from components import html
from components.chart_card import card
from components.forms import choice, send_form, text_field
from components.marks import attrs, icon, pill, present, status_pill
from components.names.view import STATES, View
from components.pictures import hit_picture
from components.states import empty
from domain.calendar.dates import today_in_vietnam
from domain.local_names.watch import CLOSE, PARTLY, PLACE, Reasons, make_term, reasons
from domain.places.provinces import place_name
from domain.records.classes import NICE, nice_parts
from domain.records.office_page import office_page
from domain.terms.rules import opposition_of
from language import N_, _, ngettext
from language.dates import day, day_and_time, numeric
from language.numbers import number
from read_models.local_names import (
    FOLLOWED,
    IGNORED,
    OPPOSED,
    PREPARED,
    UNDECIDED,
    Decision,
    WatchHit,
)
from sitemap import addresses
from sitemap.form_addresses import write

LABELS = {
    "moi": N_("Chờ xem"),
    "chuan-bi": N_("Chuẩn bị phản đối"),
    "phan-doi": N_("Đã phản đối"),
    "theo-doi": N_("Theo dõi tiếp"),
    "bo-qua": N_("Đã bỏ qua"),
}
DECISIONS = {
    PREPARED: ("flag", N_("Chuẩn bị phản đối")),
    OPPOSED: ("check2-square", N_("Đã phản đối")),
    FOLLOWED: ("eye", N_("Theo dõi tiếp")),
    IGNORED: ("x-circle", N_("Bỏ qua")),
    UNDECIDED: ("arrow-counterclockwise", N_("Trả về Chờ xem")),
}
"""Decision → sign and word of its button."""
NEXT = {
    UNDECIDED: (PREPARED, FOLLOWED, IGNORED),
    PREPARED: (OPPOSED, FOLLOWED, IGNORED, UNDECIDED),
    OPPOSED: (PREPARED, FOLLOWED, UNDECIDED),
    FOLLOWED: (PREPARED, IGNORED, UNDECIDED),
    IGNORED: (PREPARED, FOLLOWED, UNDECIDED),
}
"""What can be decided from each state."""
LEVELS = {
    CLOSE: ("bad", N_("Rất giống")),
    PARTLY: ("warn", N_("Giống một phần")),
    PLACE: ("off", N_("Chỉ trùng địa danh")),
}
SOON = 30


def hits_card(view: View) -> html.Section:
    title = _("Đơn ngoài tỉnh có tên được theo dõi")
    body: Any = empty(
        _("Không có"), _("Đơn mới được so khi nhập dữ liệu và khi cập nhật hằng ngày.")
    )
    if view.data.shown:
        body = html.Ol([_item(view, hit) for hit in view.data.shown], className="wt-list")
    listed = html.Div(body, **attrs(data_total=len(view.data.shown)))
    subtitle = _("Hạn phản đối gần nhất trước; chỉ phần đã công khai của đơn")
    told = [_states(view), listed, _how()]
    return card(title, told, subtitle=subtitle, indicator="theo-doi-ten")


def _states(view: View) -> html.Nav:
    hits = view.data.hits
    links = [
        html.A(
            [_(LABELS[code]), html.B(number(hits.get(state, 0)))],
            href=view.href("canh-bao", code),
            className="dl-chip",
            **attrs(aria_current="page" if state == view.state else None),
        )
        for code, state in STATES.items()
    ]
    return html.Nav(links, className="dl-chips", **attrs(aria_label=_("Cảnh báo theo quyết định")))


def _how() -> html.P:
    words = _(
        "Hạn phản đối tính theo luật của ngày nộp đơn, để tham khảo. Mức giống để xếp thứ tự, không phải kết luận pháp lý."
    )
    return html.P(words, className="hint wt-how")


def _item(view: View, hit: WatchHit) -> html.Li:
    term = make_term(hit.phrase, hit.product, hit.term_classes.split(", "))
    why = reasons(term, hit.mark, hit.goods, hit.overlap)
    parts = [_until(view, hit), _mark(view, hit, why), _why(view, hit, why)]
    body: list[Any] = [html.Div(parts, className="wt-facts")]
    body += [_decided(view, hit)] if hit.state != UNDECIDED else []
    body += [_form(view, hit)] if view.may else []
    return html.Li(body, className="wt-hit", id=f"hit-{hit.id}")


def _until(view: View, hit: WatchHit) -> html.Div:
    """The day that matters; in words where there is none."""
    until = hit.until
    if hit.publication_date is None:
        told = [html.B(_("Chưa công bố")), html.Small(_("chưa rõ hạn phản đối"))]
    elif until is None:
        told = [html.B(_("Không hạn định")), html.Small(_("đến khi có quyết định cấp"))]
    elif until < view.today:
        told = [html.B(_("Đã hết hạn phản đối")), html.Small(_("từ {day}", day=day(until)))]
    else:
        told = _left(until, view.today)
    return html.Div(told, className="wt-until")


def _left(until: date, today: date) -> list[Any]:
    n = (until - today).days
    left = ngettext("{n} ngày", "{n} ngày", n) if n else _("Hôm nay")
    tone = "wt-soon" if n <= SOON else None
    words = _("còn phản đối được, đến {day}", day=day(until))
    return [html.B(left, className=tone), html.Small(words)]


def _mark(view: View, hit: WatchHit, why: Reasons) -> html.Div:
    published = hit.publication_date
    filed = present(
        _("Đơn"),
        " ",
        _number(hit),
        " · ",
        _("nộp ngày {day}", day=day(hit.application_date)),
        " · " + _("công bố {day}", day=day(published)) if published else None,
    )
    rule = opposition_of(hit.application_date)
    return html.Div(
        present(
            hit_picture(view.slug, hit),
            html.H3(_highlighted(hit.mark, why), **attrs(lang="vi")),
            html.Small(filed, className="hint line"),
            html.Div([status_pill(hit.status)]) if hit.status else None,
            _applicant(hit),
            *[_class(hit, code) for code in hit.classes],
            html.Small(hit.goods, className="hint line wt-goods") if _unsorted(hit) else None,
            html.Small(_(rule.legal_basis), className="hint line") if rule else None,
        ),
        className="wt-mark",
    )


def _number(hit: WatchHit) -> Any:
    """With the way to the office's own page, where the number is one of its."""
    href = office_page(hit.application_no)
    if href is None or hit.illustrative:
        return hit.application_no
    label = attrs(aria_label=_("Xem đơn {number} ở Cục SHTT", number=hit.application_no))
    return html.A(hit.application_no, href=href, rel="noreferrer", target="_blank", **label)


def _highlighted(mark: str, why: Reasons) -> list[Any]:
    """The words of the watched name marked."""
    if why.taken is None:
        return [mark]
    first, last = why.taken
    return [mark[:first], html.Mark(mark[first:last]), mark[last:]]


def _applicant(hit: WatchHit) -> html.Div:
    place = place_name(hit.owner_place, "vn34") if hit.owner_place else ""
    address = hit.owner_address or place
    told = present(html.Span(hit.owner), html.Small(address) if address else None)
    return html.Div(told, className="wt-owner")


def _class(hit: WatchHit, code: str) -> html.Div:
    """Class, its short title, and the goods where the source tells them by class."""
    same = code in hit.overlap
    goods = nice_parts(hit.goods).get(code, "")
    words = goods or _(NICE.get(code, ""))
    label = attrs(aria_label=_("nhóm {n}, cùng nhóm", n=code) if same else _("nhóm {n}", n=code))
    box = html.Span(code, className="wt-same" if same else None, role="img", **label)
    return html.Div([box, html.Span(words, title=words)], className="wt-class")


def _unsorted(hit: WatchHit) -> bool:
    """Goods that the source does not tell by class."""
    return bool(hit.goods) and not nice_parts(hit.goods)


def _why(view: View, hit: WatchHit, why: Reasons) -> html.Div:
    tone, words = LEVELS[why.level]
    name: Any = hit.phrase
    if hit.right_id:
        name = html.A(hit.phrase, href=addresses.record(view.slug, hit.right_id))
    toned = _("đúng dấu") if why.toned else _("viết không dấu")
    how = toned if why.taken else _("viết liền hoặc một phần")
    goods = (
        _("Cùng sản phẩm: {goods}", goods=hit.product)
        if why.goods and hit.product
        else _("Cùng sản phẩm")
    )
    classes = ", ".join(why.overlap)
    lines = [
        _reason(True, _("Trùng tên “{name}”, {how}", name=hit.phrase, how=how)),
        _reason(why.goods, goods if why.goods else _("Không thấy tên sản phẩm")),
        _reason(
            bool(why.overlap),
            _("Cùng nhóm {n}", n=classes) if why.overlap else _("Không cùng nhóm"),
        ),
    ]
    head = html.Div(
        [pill(_(words), tone), html.Span(name, **attrs(lang="vi"))], className="wt-level"
    )
    return html.Div([head, html.Ul(lines, className="wt-why")], className="wt-because")


def _reason(holds: bool, words: str) -> html.Li:
    sign = icon("check2") if holds else icon("dash-lg")
    return html.Li([sign, words], className=None if holds else "muted")


def _decided(view: View, hit: WatchHit) -> html.Div:
    """What stands, who sees to it until when, and what was decided before."""
    when = _("{name}, {moment}", name=hit.decided_by, moment=day_and_time(hit.decided_at))
    past = hit.history[1:]
    told = present(
        html.B(_(LABELS[_code(hit.state)])),
        html.Small(when, className="hint"),
        html.Span(_("Phụ trách: {name}", name=hit.person)) if hit.person else None,
        _review(view, hit),
        html.P(hit.note) if hit.note else None,
        _past(past) if past else None,
    )
    return html.Div(told, className="wt-decided")


def _review(view: View, hit: WatchHit) -> Any:
    if hit.review_on is None:
        return None
    words = _("Hẹn xem lại {day}", day=day(hit.review_on))
    late = hit.review_on < view.today
    return html.Span(
        _("Quá hẹn {day}", day=day(hit.review_on)) if late else words,
        className="wt-late" if late else None,
    )


def _past(decisions: tuple[Decision, ...]) -> html.Details:
    n = len(decisions)
    title = ngettext("{n} quyết định trước", "{n} quyết định trước", n)
    lines = [
        html.Li(
            _(
                "{what}, {name}, {moment}",
                what=_(LABELS[_code(one.state)]),
                name=one.by,
                moment=day_and_time(one.at),
            )
            + (f": {one.note}" if one.note else "")
        )
        for one in decisions
    ]
    return html.Details([html.Summary(title), html.Ul(lines)], className="wt-past")


def _code(state: str) -> str:
    return next(code for code, known in STATES.items() if known == state)


def _form(view: View, hit: WatchHit) -> html.Form:
    """Folded: a decision that is chosen opens what goes along with it (kept.css), and closing it
    takes the choice back."""
    return send_form(
        write(view.slug, "canh-bao", hit.id),
        [_choices(hit), _along(view, hit)],
        also={"version": hit.version},
        look="wt-form",
    )


def _choices(hit: WatchHit) -> html.Fieldset:
    """Drawn by itself, as boxes to tick are (components/html.py)."""
    able = [code for code in NEXT[hit.state] if code != PREPARED or hit.open_on(today_in_vietnam())]
    legend = html.Legend(_("Quyết định về {mark}", mark=hit.mark), className="visually-hidden")
    return html.Fieldset([legend, *[_choice(hit, code) for code in able]], className="wt-acts")


def _choice(hit: WatchHit, code: str) -> html.Label:
    sign, words = DECISIONS[code]
    ended = code == FOLLOWED and not hit.open_on(today_in_vietnam())
    label = _("Theo dõi đến khi cấp") if ended else _(words)
    key = f"hit-{hit.id}-{hit.version}-{code}"
    box = html.Check(type="radio", name="decision", value=code, key=key)
    return html.Label([box, icon(sign), html.Span(label)], className="btn-q wt-choice")


def _along(view: View, hit: WatchHit) -> html.Div:
    """Who sees to it, when and a note; what the decision leads to."""
    people = {"": _("Chưa giao")} | {str(i): name for i, name in view.people.items()}
    prefix = f"hit-{hit.id}"
    person = str(hit.person_id) if hit.person_id in view.people else ""
    review = numeric(hit.review_on) if hit.review_on else ""
    fields = [
        choice("person", _("Người phụ trách"), people, person, prefix=prefix),
        text_field(
            "review_on",
            _("Hẹn xem lại"),
            review,
            prefix=prefix,
            inputMode="numeric",
            placeholder=_("ngày/tháng/năm"),
        ),
        text_field("note", _("Ghi chú"), hit.note, prefix=prefix, maxlength=1000),
    ]
    leave = html.Button(_("Đóng"), type="reset", className="btn-q")
    save = html.Button(_("Lưu quyết định"), type="submit", className="btn-q primary")
    parts = present(
        html.Div(fields, className="wt-fields"),
        html.Div([leave, save], className="wt-save"),
        _into_calendar(hit),
        html.Small(_("Đổi lại được; ai quyết định và lúc nào đều lưu."), className="hint"),
    )
    return html.Div(parts, className="wt-along")


def _into_calendar(hit: WatchHit) -> html.Small | None:
    """Shown beside a decision to oppose alone."""
    if hit.until is None:
        return None
    words = _("Hạn phản đối {day} vào lịch và vào Cần xử lý.", day=day(hit.until))
    return html.Small(words, className="hint wt-if-prepared")
