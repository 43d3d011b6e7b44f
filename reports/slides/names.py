"""Slides of a province's local names: what is protected, and which applications from outside take
such a name."""

from collections.abc import Sequence
from datetime import date

from domain.local_names.published_names import PublishedName
from domain.places.provinces import PROVINCES_34, Province
from domain.records.kinds import MARK_CATEGORIES
from language import _, ngettext
from language.dates import day
from language.numbers import number
from language.translation import lower_first
from read_models.local_names import UNDECIDED, LocalNames, LocalRight, WatchHit
from read_models.slides import MOVING, Bar, Bars, Check, Lines, Rows, Slide
from reports.slides.wording import age, kind_name, mark_of, skipped, source_of

RIGHTS, HITS = 10, 5
"""How many a slide has room for; how many more there are is said."""


def names_slides(data: LocalNames, vn34: str, today: date) -> tuple[Slide, ...]:
    """`data.shown`: the hits that wait for a decision."""
    place = PROVINCES_34[vn34]
    return (
        rights_slide(data, place, today),
        groups_slide(data, place, today),
        products_slide(data, place, today),
    )


def rights_slide(data: LocalNames, place: Province, today: date) -> Slide:
    """The protected names, beside the applications that wait for a decision."""
    title = _("Tên địa phương được bảo hộ")
    if not data.rights and not data.published:
        return skipped("ten", title, _("Chưa có tên địa phương nào trong dữ liệu."))
    protected = ngettext(
        "{place}: {number} tên địa phương được bảo hộ",
        "{place}: {number} tên địa phương được bảo hộ",
        len(data.rights),
        place=place.shown,
        number=number(len(data.rights)),
    )
    waiting = data.hits.get(UNDECIDED, 0)
    finding = protected
    if waiting:
        finding += ", " + ngettext(
            "{number} đơn ngoài tỉnh trùng tên chờ xem",
            "{number} đơn ngoài tỉnh trùng tên chờ xem",
            waiting,
            number=number(waiting),
        )
    return Slide(
        "ten",
        finding,
        left=(_rights(data),),
        right=(_hits(data, waiting),) if waiting else (),
        source=source_of(data.as_of),
        until=data.as_of.until,
        illustrative=data.as_of.illustrative,
        method=(
            (
                _("Tên được bảo hộ"),
                _("chỉ dẫn địa lý, nhãn hiệu tập thể, nhãn hiệu chứng nhận còn hiệu lực."),
            ),
            (
                _("Đơn ngoài tỉnh"),
                _("đơn nhãn hiệu có tên được theo dõi; không phải kết luận pháp lý."),
            ),
        ),
        rows=Rows(
            (_("Tên"), _("Sản phẩm"), _("Hình thức")),
            tuple((r.title, r.product or "", _form(r)) for r in data.rights),
        ),
        minutes=4,
        checks=age(data.as_of, today)
        + ((Check(MOVING, _("Đổi khi có đơn mới hoặc quyết định")),) if waiting else ()),
    )


def _form(right: LocalRight) -> str:
    if right.kind == "CDDL":
        return kind_name(right.kind)
    return _(MARK_CATEGORIES[right.mark_category])


def _rights(data: LocalNames) -> Lines:
    items = tuple(
        ("", right.title, _detail(right), "cddl" if right.kind == "CDDL" else "nh")
        for right in data.rights[:RIGHTS]
    )
    notes = [_more(len(data.rights) - RIGHTS)]
    apart = [_published(name) for name in data.published]
    if apart:
        notes.append(_("Đã công bố, chưa có trong dữ liệu: {names}.", names="; ".join(apart)))
    note = " ".join(filter(None, notes))
    return Lines(_("Được bảo hộ, còn hiệu lực"), items, note, columns=2)


def _published(name: PublishedName) -> str:
    return f"{name.name} ({lower_first(name.product)})" if name.product else name.name


def _detail(right: LocalRight) -> str:
    return " · ".join(filter(None, (right.product, _form(right))))


def _more(n: int) -> str:
    return ngettext("và {n} tên khác.", "và {n} tên khác.", n) if n > 0 else ""


def _hits(data: LocalNames, waiting: int) -> Lines:
    items = tuple(
        (_("đơn nộp {day}", day=day(hit.application_date)), hit.mark, _taken(hit), "in-grace")
        for hit in data.shown[:HITS]
    )
    more = waiting - len(items)
    note = ngettext("và {n} đơn khác.", "và {n} đơn khác.", more) if more > 0 else ""
    return Lines(_("Đơn ngoài tỉnh chờ xem"), items, note)


def _taken(hit: WatchHit) -> str:
    """Which name it takes, and whether for the same classes. Owners are not named on a wall."""
    if not hit.overlap:
        return _("trùng tên {name}, khác nhóm", name=hit.phrase)
    return _(
        "trùng tên {name}, cùng nhóm {classes}", name=hit.phrase, classes=", ".join(hit.overlap)
    )


def groups_slide(data: LocalNames, place: Province, today: date) -> Slide:
    """How the names are protected."""
    counts = [(_group(kind, category), n) for (kind, category), n in data.counts.items()]
    total = sum(n for _name, n in counts)
    if not total:
        return skipped("hinh-thuc", _("Hình thức bảo hộ"), _("Chưa có tên nào được bảo hộ."))
    finding = _(
        "{place}: tên địa phương được bảo hộ bằng {parts}",
        place=place.shown,
        parts=_parts(counts),
    )
    shades = ("cddl", "nh", "nh")
    bars = tuple(
        Bar(name, n, number(n), shade) for (name, n), shade in zip(counts, shades, strict=True)
    )
    return Slide(
        "hinh-thuc",
        finding,
        left=(Bars(_("Tên còn hiệu lực theo hình thức"), bars),),
        source=source_of(data.as_of),
        until=data.as_of.until,
        illustrative=data.as_of.illustrative,
        method=((_("Hình thức"), _("mỗi quyền được đếm một lần.")),),
        rows=Rows((_("Hình thức"), _("Còn hiệu lực")), tuple((n, number(k)) for n, k in counts)),
        checks=age(data.as_of, today),
    )


def _group(kind: str, category: str) -> str:
    return _(MARK_CATEGORIES[category]) if category else kind_name(kind)


def _parts(counts: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{number(n)} {lower_first(name)}" for name, n in counts if n)


def products_slide(data: LocalNames, place: Province, today: date) -> Slide:
    """How many of the listed products have a right."""
    total = len(data.products)
    if not total:
        return skipped("san-pham", _("Sản phẩm địa phương"), _("Chưa có danh sách sản phẩm."))
    finding = _(
        "{place}: {n} trong {total} sản phẩm địa phương có quyền được bảo hộ",
        place=place.shown,
        n=number(data.covered),
        total=number(total),
    )
    bars = (
        Bar(_("Có quyền được bảo hộ"), data.covered, number(data.covered), "primary"),
        Bar(_("Chưa có"), total - data.covered, number(total - data.covered)),
    )
    rows = tuple(
        (str(row.values.get("name", "")), row.right or _("chưa có")) for row in data.products
    )
    return Slide(
        "san-pham",
        finding,
        left=(Bars(_("Sản phẩm trong danh sách của tỉnh"), bars),),
        source=_("Nguồn: danh sách sản phẩm do Sở KH&CN ghi."),
        until=data.as_of.until,
        illustrative=mark_of([row.illustrative for row in data.products]),
        method=((_("Có quyền"), _("sản phẩm đã gắn với một quyền trong dữ liệu.")),),
        rows=Rows((_("Sản phẩm"), _("Quyền")), rows),
    )
