"""The part of a provincial report about what is there: applications, titles, what is in force, local
names, the provincial table. The numbers are those of the province's pages."""

from datetime import date

from components.documents.provincial_words import figure, slug, source
from components.documents.worded import told
from components.province_table.lines import heads, lines
from components.province_table.view import View
from domain.calendar.dates import add_months
from domain.local_names.indications import incomplete
from domain.places.provinces import PROVINCES_34
from domain.records.kinds import KINDS
from domain.records.statuses import ALIVE
from language import N_, _
from language.dates import day, month
from language.numbers import number
from read_models.document import Block, Cell, Chart, Column, Figure, Paragraph, Series, Table
from read_models.local_names import LocalRight
from read_models.province_table import FILED, FLOWS, GRANTED
from read_models.report_province import ReportProvince, Stock
from sitemap import addresses

GROWING_MONTHS = 19
"""So long applications of a period still come in: inventions are published up to 19 months after
their filing."""
GROUPS = {
    ("CDDL", ""): N_("Chỉ dẫn địa lý"),
    ("NH", "certification"): N_("Nhãn hiệu chứng nhận"),
    ("NH", "collective"): N_("Nhãn hiệu tập thể"),
}
_MEASURES = {FILED: N_("Đơn nộp"), GRANTED: N_("Văn bằng cấp")}


def filings(view: ReportProvince) -> list[Block]:
    line = _(
        "Từ ngày {since} đến ngày {until}, tổ chức, cá nhân trên địa bàn đã nộp {filed} đơn đăng ký xác lập "
        "quyền, cùng kỳ năm {year} là {filed_before} đơn; được cấp {granted} văn bằng bảo hộ, cùng kỳ năm "
        "{year} là {granted_before} văn bằng."
    )
    parts = told(
        line,
        since=day(view.period.first),
        until=day(view.until),
        year=str(view.period.year - 1),
        filed=_flow(view, FILED),
        filed_before=_flow_before(view, FILED),
        granted=_flow(view, GRANTED),
        granted_before=_flow_before(view, GRANTED),
    )
    found: list[Block] = [Paragraph(parts)]
    if add_months(view.until, GROWING_MONTHS) > view.today:
        said = _("Số đơn của kỳ còn tăng: đơn chỉ vào dữ liệu sau khi được công bố.")
        found.append(Paragraph((said,)))
    return [*found, _by_kind(view), *_by_month(view)]


def _flow(view: ReportProvince, measure: str) -> Figure:
    rows = _rows(view, measure, view.period.first, view.until)
    return figure(view, measure, view.count(measure), rows)


def _flow_before(view: ReportProvince, measure: str) -> Figure:
    rows = _rows(view, measure, view.period.before.first, view.until_before)
    return figure(view, f"{measure}.before", view.count_before(measure), rows)


def _rows(view: ReportProvince, measure: str, since: date, until: date) -> str:
    names = ("granted_since", "granted_until") if measure == GRANTED else ("since", "until")
    return addresses.rows(slug(view), **dict(zip(names, (since, until), strict=True)))


def _by_kind(view: ReportProvince) -> Table:
    """Filed, granted and in force by kind, each beside the same of the year before."""
    now = view.period.year
    before = view.period.year - 1
    heads_of: list[str] = []
    for name in _MEASURES.values():
        heads_of += [f"{_(name)} {now}", f"{_(name)} {before}", "±"]
    alive = _("Còn hiệu lực")
    heads_of += [f"{alive} {day(d)}" for d in (view.until, view.until_before)] + ["±"]
    return Table(
        _("Đơn nộp, văn bằng cấp và văn bằng còn hiệu lực theo đối tượng"),
        (Column(_("Loại")), *(Column(head, numeric=True) for head in heads_of)),
        tuple((_(kind.label), *_numbers(view, code)) for code, kind in KINDS.items()),
        f"{source(view)}. {incomplete()}",
        total=(_("Cộng"), *_numbers(view, "")),
        illustrative=view.illustrative,
    )


def _numbers(view: ReportProvince, kind: str) -> list[Cell]:
    found: list[Cell] = []
    for measure in FLOWS:
        now = view.count(measure, kind)
        before = view.count_before(measure, kind)
        found += [now, before, now - before]
    alive, earlier = (_alive(stock, kind) for stock in (view.stock, view.stock_before))
    return [*found, alive, earlier, alive - earlier if _compares(view, kind) else None]


def _alive(stock: Stock, kind: str) -> int:
    return stock.alive.get(kind, 0) if kind else stock.total


def _compares(view: ReportProvince, kind: str) -> bool:
    """Whether the two days count the same: what is in force today without a day on which it began
    is in no past day's number."""
    unlike = any(view.undated.get(one) for one in ([kind] if kind else KINDS))
    return view.on is not None or not unlike


def _by_month(view: ReportProvince) -> list[Block]:
    """Of a single month those of the year up to it."""
    shown = view.period.months
    if len(shown) == 1:
        shown = tuple(f"{view.period.year}-{n:02}" for n in range(1, view.until.month + 1))
    if len(shown) == 1:
        return []
    last = f"{view.until:%Y-%m}"
    series = [
        Series(_(name), tuple(_of_month(view, measure, m, last) for m in shown))
        for measure, name in _MEASURES.items()
    ]
    return [
        Chart(
            caption=_("Đơn nộp và văn bằng cấp theo tháng"),
            kind="bars",
            categories=tuple(month(name) for name in shown),
            series=tuple(series),
            unit=_("đơn, văn bằng"),
            source=source(view),
            illustrative=view.illustrative,
        )
    ]


def _of_month(view: ReportProvince, measure: str, name: str, last: str) -> int | None:
    return view.table.months.get((measure, name), 0) if name <= last else None


def stock(view: ReportProvince) -> list[Block]:
    place = slug(view)
    line = _(
        "Đến ngày {until}, trên địa bàn có {alive} văn bằng còn hiệu lực, ngày {before} có {earlier} văn "
        "bằng. Trong đó {grace} văn bằng đã quá hạn và còn được nộp muộn."
    )
    days = view.until, view.until_before
    alive = addresses.rows(place, statuses=ALIVE, on=view.on)
    parts = told(
        line,
        until=day(days[0]),
        before=day(days[1]),
        alive=figure(view, "alive", view.stock.total, alive),
        earlier=figure(
            view,
            "alive.before",
            view.stock_before.total,
            addresses.rows(place, statuses=ALIVE, on=days[1]),
        ),
        grace=figure(
            view,
            "in-grace",
            view.stock.in_grace,
            addresses.rows(place, statuses=("in_grace",), on=view.on),
        ),
    )
    left_out = sum(view.undated.values())
    found: list[Block] = [Paragraph(parts)]
    if left_out:
        said = _(
            "Số của ngày đã qua không tính {n} văn bằng không rõ ngày bắt đầu có hiệu lực.",
            n=number(left_out),
        )
        found.append(Paragraph((said,)))
    return found


def local_names(view: ReportProvince) -> list[Block]:
    page = addresses.local_names(slug(view), "quyen", on=view.on)
    names = ("indications", "certifications", "collectives")
    figures = {
        name: figure(view, f"names.{name}", view.names.get(group, 0), page)
        for name, group in zip(names, GROUPS, strict=True)
    }
    line = _(
        "Còn hiệu lực {indications} chỉ dẫn địa lý, {certifications} nhãn hiệu chứng nhận và "
        "{collectives} nhãn hiệu tập thể."
    )
    found: list[Block] = [Paragraph(told(line, **figures)), Paragraph((incomplete(),))]
    if view.published:
        each = ", ".join(f"{name.name} ({name.product})" for name in view.published)
        said = _("Nguồn công bố còn nêu tên được bảo hộ mà danh mục chưa có: {each}.", each=each)
        found.append(Paragraph((said,)))
    return [*found, _rights(view)] if view.rights else found


def _rights(view: ReportProvince) -> Table:
    """Indications first, then marks, each in the order of their names."""
    order = list(GROUPS)
    rights = sorted(view.rights, key=lambda right: order.index(_group(right)))
    columns = (_("Tên"), _("Sản phẩm"), _("Loại"), _("Chủ sở hữu hoặc tổ chức quản lý"))
    return Table(
        _("Tên địa phương đang được bảo hộ"),
        tuple(Column(name) for name in columns),
        tuple((r.title, r.product, _(GROUPS[_group(r)]), r.holder) for r in rights),
        source(view),
        illustrative=view.illustrative,
    )


def _group(right: LocalRight) -> tuple[str, str]:
    return (right.kind, right.mark_category if right.kind == "NH" else "")


def whole_table(view: ReportProvince) -> list[Block]:
    """As the page of the provincial table has it, of the last month."""
    shown = View(view.table, PROVINCES_34[view.vn34])
    spans = (" ".join(pair).strip().replace("–", " – ") for pair in heads(shown))
    caption = _(
        "Bảng tổng hợp tháng {month}, từ đầu năm, cùng kỳ và lũy kế",
        month=month(f"{view.until:%Y-%m}"),
    )
    return [
        Table(
            caption,
            (Column(_("Số")), *(Column(span, numeric=True) for span in spans)),
            tuple((f"{line[0]}: {line[1]}", *line[2:]) for line in lines(shown)),
            _("{source}. Cùng kỳ: đúng các ngày này của năm trước.", source=source(view)),
            illustrative=view.illustrative,
        )
    ]
