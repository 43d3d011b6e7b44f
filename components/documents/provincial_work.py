"""The part of a provincial report about what was done and what is to come: deadlines kept and lost,
applications that take a watched name, the plan."""

from dataclasses import replace
from datetime import date

from components.documents.provincial_words import figure, slug, source
from components.documents.worded import joined, told
from domain.terms.deadlines import STATES
from language import N_, _
from language.dates import day
from language.numbers import money, number, percent
from read_models.deadline_filters import SAVED, DeadlineFilters
from read_models.document import Block, Cell, Column, Paragraph, Parts, Table
from read_models.local_lists import TASK_STATES
from read_models.local_names import KeptRow
from read_models.plan import LiveFigure
from read_models.plan_target import about, compared_year
from read_models.report_province import ReportProvince
from sitemap import addresses

SHARES = ("san-pham-co-quyen",)
"""Indicators of the plan that are measured in per cent."""
DECIDED = {
    "opposed": N_("{n} đơn đã phản đối"),
    "prepared": N_("{n} đơn chuẩn bị phản đối"),
    "followed": N_("{n} đơn đang theo dõi"),
    "ignored": N_("{n} đơn đã bỏ qua"),
    "new": N_("{n} đơn chưa xem xét"),
}


def deadlines(view: ReportProvince) -> list[Block]:
    if not view.deadlines.any:
        return []
    return [*_kept(view), *_letters(view), *_by_state(view)]


def _kept(view: ReportProvince) -> list[Block]:
    kept = view.deadlines
    line = _(
        "Trong kỳ có {due} thời hạn đến hạn: {done} thời hạn đã thực hiện, {wait} thời hạn đã ghi nhận và chờ "
        "xác nhận. Đến ngày {until}, {late} văn bằng còn được nộp muộn. Trong kỳ, {lost} văn bằng đã hết "
        "thời gian nộp muộn và mất hiệu lực."
    )
    parts = told(
        line,
        due=figure(view, "deadlines.due", sum(kept.due.values())),
        done=figure(view, "deadlines.done", kept.due.get("done", 0), _rows(view, "da-xong")),
        wait=figure(view, "deadlines.wait", kept.due.get("wait", 0), _rows(view, "cho-xac-nhan")),
        until=day(view.until),
        late=figure(view, "deadlines.late", kept.late, _rows(view, "muon", whole=True)),
        lost=figure(view, "deadlines.lost", kept.lost, _rows(view, "da-mat")),
    )
    return [Paragraph(parts)]


def _rows(view: ReportProvince, group: str, *, whole: bool = False) -> str:
    """The list of exactly these, as of the last counted day; `whole`: of any period."""
    period = "" if whole else view.period.code
    filters = DeadlineFilters(group=group, period=period, on=view.on)
    return addresses.deadlines(slug(view), filters)


def _letters(view: ReportProvince) -> list[Block]:
    kept = view.deadlines
    if not kept.reminded and not kept.saved:
        return []
    line = _(
        "Sở đã ghi sổ thư nhắc về {reminded} thời hạn, tới {owners} chủ văn bằng; sau khi được nhắc, "
        "{saved} văn bằng đã nộp trong thời gian nộp muộn."
    )
    parts = told(
        line,
        reminded=figure(view, "letters.deadlines", kept.reminded),
        owners=figure(view, "letters.owners", kept.owners),
        saved=figure(view, "letters.saved", kept.saved, _rows(view, SAVED)),
    )
    return [Paragraph(parts)]


def _by_state(view: ReportProvince) -> list[Block]:
    """How those due in the period stood; the states of the deadlines' page, so that the sum
    closes."""
    due = view.deadlines.due
    if not due:
        return []
    lines = [(_(name), due[state]) for state, name in STATES.items() if due.get(state)]
    caption = _("Thời hạn đến trong kỳ, theo tình trạng đến ngày {day}", day=day(view.until))
    return [
        Table(
            caption,
            (Column(_("Tình trạng")), Column(_("Số thời hạn"), numeric=True)),
            tuple(lines),
            source(view),
            total=(_("Cộng"), sum(due.values())),
            illustrative=view.illustrative,
        )
    ]


def watch(view: ReportProvince) -> list[Block]:
    if not view.hits:
        return []
    each = [
        told(_(words), n=figure(view, f"watch.{state}", view.hits[state]))
        for state, words in DECIDED.items()
        if view.hits.get(state)
    ]
    line = _(
        "Trong kỳ tìm thấy {all} đơn ngoài tỉnh có yếu tố trùng tên đang được theo dõi: {each}."
    )
    every = figure(view, "watch.found", sum(view.hits.values()))
    return [Paragraph(told(line, all=every, each=joined(each)))]


def plan(view: ReportProvince) -> list[Block]:
    return [*_targets(view), *_tasks(view), *_support(view)]


def _targets(view: ReportProvince) -> list[Block]:
    rows = [row for row in view.plan.targets if row.values["year"] == view.period.year]
    if not rows:
        return []
    columns = (
        Column(_("Chỉ tiêu")),
        Column(_("Giá trị cần đạt"), numeric=True),
        Column(_("Kết quả"), numeric=True),
        Column(_("So với chỉ tiêu")),
        Column(_("Văn bản")),
    )
    caption = _("Chỉ tiêu năm {year} và kết quả", year=view.period.year)
    return [
        Table(
            caption,
            columns,
            tuple(_target(view, row) for row in rows),
            _("kế hoạch của tỉnh; {source}", source=source(view)),
            illustrative=view.illustrative or _invented(view, rows),
        )
    ]


def _invented(view: ReportProvince, rows: list[KeptRow]) -> bool:
    results = [live.hand for row in rows if (live := view.plan.live.get(row.id)) and live.hand]
    return any(row.illustrative for row in (*rows, *results))


def _target(view: ReportProvince, row: KeptRow) -> tuple[Cell, ...]:
    """Without a result where nothing is known."""
    live = view.plan.live.get(row.id)
    text = row.values["source"]
    if live and live.hand:
        told = live.hand.values
        text += "; " + _("kết quả đến {day}: {source}", day=day(told["day"]), source=told["source"])
    title = _target_words(row, live)
    goal = live.goal(row.values["value"]) if live else _asked(row)
    if live is None or goal is None:
        return (title, goal, live.value if live else None, _("chưa có số liệu"), text)
    share = percent(live.value / goal) if goal else None
    return (title, goal, live.value, share, text)


def _asked(row: KeptRow) -> int | None:
    """Of growth nobody knows how many that is where nothing is known."""
    return row.values["value"] if compared_year(row.values) is None else None


def _target_words(row: KeptRow, live: LiveFigure | None) -> str:
    """The target, what it is about, and of growth what it is reckoned from."""
    values = row.values
    unit = " (%)" if values["indicator"] in SHARES else ""
    words = [f"{values['title']}{unit}", about(values)]
    year = compared_year(values)
    if year is not None:
        base = live.base.n if live and live.base else None
        share = percent(values["value"] / 100)
        grown = _("tăng {share} so với {year}", share=share, year=year)
        words.append(f"{grown} ({number(base)})" if base else grown)
    return "; ".join(part for part in words if part)


def _tasks(view: ReportProvince) -> list[Block]:
    """Those due in the period; their state is that of today."""
    rows = _due(view.plan.tasks, view.period.first, view.period.last)
    if not rows:
        return []
    page = addresses.plan(slug(view))
    n = len(rows)
    done = sum(row.values["state"] == "done" for row in rows)
    line = _("Kế hoạch có {n} nhiệm vụ đến hạn trong kỳ, {done} nhiệm vụ đã xong:")
    parts = told(
        line,
        n=figure(view, "tasks.due", n, page),
        done=figure(view, "tasks.done", done, page),
    )
    return [Paragraph(parts), *(_task(row, state=True) for row in rows)]


def _due(rows: tuple[KeptRow, ...], since: date, until: date) -> list[KeptRow]:
    found = [row for row in rows if since <= row.values["due"] <= until]
    return sorted(found, key=lambda row: (row.values["due"], row.id))


def _task(row: KeptRow, *, state: bool) -> Paragraph:
    values = row.values
    text = _(
        "{title} ({who}, hạn {day})",
        title=values["title"],
        who=values["who"],
        day=day(values["due"]),
    )
    if state:
        text += f": {_(TASK_STATES[values['state']]).lower()}"
    return Paragraph((f"{text};",), bullet=True)


def _support(view: ReportProvince) -> list[Block]:
    given = [
        row for row in view.plan.support if view.period.first <= row.values["day"] <= view.until
    ]
    if not given:
        return []
    page = addresses.plan(slug(view), view.on)
    amount = sum(row.values["amount"] for row in given)
    line = _("Trong kỳ đã cấp {n} khoản hỗ trợ, tổng số tiền {amount}.")
    parts = told(
        line,
        n=figure(view, "support.given", len(given), page),
        amount=_money(view, amount, page),
    )
    return [Paragraph(parts)]


def _money(view: ReportProvince, amount: int, page: str) -> Parts:
    return (replace(figure(view, "support.amount", amount, page), text=money(amount)),)


def following(view: ReportProvince) -> list[Block]:
    """Deadlines that are not settled yet, and tasks of the plan."""
    found: list[Block] = []
    kept, period = view.deadlines, view.period.following
    if kept.coming:
        filters = DeadlineFilters(group="sap-den", period=period.code, on=view.on)
        line = _(
            "Hướng dẫn {owners} chủ văn bằng có {n} thời hạn đến trong {period} thực hiện duy trì, gia hạn;"
        )
        parts = told(
            line,
            owners=figure(view, "coming.owners", kept.coming_owners),
            n=figure(
                view, "coming.deadlines", kept.coming, addresses.deadlines(slug(view), filters)
            ),
            period=period.named(),
        )
        found.append(Paragraph(parts, bullet=True))
    open_tasks = [
        row
        for row in _due(view.plan.tasks, period.first, period.last)
        if row.values["state"] in ("open", "doing")
    ]
    return [*found, *(_task(row, state=False) for row in open_tasks)]
