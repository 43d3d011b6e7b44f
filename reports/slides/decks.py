"""Decks: which slides each has, in which order, and the slides of provinces that a room may ask
for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from domain.places.provinces import PROVINCES_34, PROVINCES_34_BY_SLUG, members, place_name
from domain.text.folding import sort_key
from language import N_, _
from language.numbers import missing, number
from read_models.local_names import LocalNames
from read_models.network_year import NetworkYear
from read_models.overview import AsOf, Overview, ProvinceRow
from read_models.register import RegisterPage
from read_models.slides import (
    MISSING,
    NAMES,
    NETWORK,
    NEWS,
    OWN,
    PROVINCE,
    VISITS,
    Asked,
    Bars,
    Big,
    Check,
    Country,
    Deck,
    PlacesAsked,
    Search,
    Slide,
)
from read_models.visit_years import YearLine
from reports.slides.names import names_slides
from reports.slides.network import places_slide, reporting_slide, stations_slide
from reports.slides.news import news_slides
from reports.slides.province import alive_bars, alive_title, province_slides
from reports.slides.visits import PAGE_VIEWS, peak_slide, visit_slides, years_slide
from reports.slides.wording import dated

TITLES = {
    NETWORK: N_("Mạng lưới IPPlatform"),
    VISITS: N_("Lượt truy cập"),
    PROVINCE: N_("{place}: tài sản trí tuệ"),
    NAMES: N_("{place}: đặc sản địa phương"),
    NEWS: N_("{place}: có gì mới"),
    OWN: N_("{place}: bộ trang tự chọn"),
}


def network_deck(
    view: NetworkYear,
    rows: Sequence[ProvinceRow],
    counts: PlacesAsked,
    fresh: AsOf,
    today: date,
) -> Deck:
    """The deck of the network, with the slide of each province that may be asked for."""
    asked = asked_slides(rows, counts, fresh, today)
    slides = (
        stations_slide(view.network),
        years_slide(view.lines, PAGE_VIEWS),
        peak_slide(view.lines),
        reporting_slide(view),
        places_slide(rows, fresh, today),
        search_slide(asked, fresh, today),
    )
    return Deck(NETWORK, _(TITLES[NETWORK]), slides, today, asked=asked)


def visits_deck(lines: Sequence[YearLine], today: date) -> Deck:
    return Deck(VISITS, _(TITLES[VISITS]), visit_slides(lines), today)


def province_deck(data: Overview, today: date) -> Deck:
    return _of_province(PROVINCE, data.vn34, province_slides(data, today), today)


def names_deck(data: LocalNames, vn34: str, today: date) -> Deck:
    return _of_province(NAMES, vn34, names_slides(data, vn34, today), today)


def news_deck(data: Overview, changed: RegisterPage, today: date) -> Deck:
    return _of_province(NEWS, data.vn34, news_slides(data, changed, today), today)


def _of_province(name: str, vn34: str, slides: tuple[Slide, ...], today: date) -> Deck:
    place = PROVINCES_34[vn34]
    return Deck(name, _(TITLES[name], place=place.shown), slides, today, place.slug)


def own_deck(decks: Sequence[Deck]) -> Deck:
    """All slides of these decks, each once, from which somebody chooses."""
    first = decks[0]
    slides = {slide.key: slide for deck in reversed(decks) for slide in deck.slides}
    ordered = dict.fromkeys(slide.key for deck in decks for slide in deck.slides)
    title = _("Bộ trang tự chọn")
    place = PROVINCES_34_BY_SLUG.get(first.slug)
    if place:
        title = _(TITLES[OWN], place=place.shown)
    asked = tuple(one for deck in decks for one in deck.asked)
    pool = tuple(slides[key] for key in ordered)
    return Deck(name=OWN, title=title, slides=pool, made=first.made, slug=first.slug, asked=asked)


def search_slide(asked: Sequence[Asked], fresh: AsOf, today: date) -> Slide:
    """The invitation to name a province."""
    known = sum(one.known for one in asked)
    unknown = len(asked) - known
    checks: tuple[Check, ...] = ()
    if unknown:
        checks = (
            Check(MISSING, _("{known} tỉnh có số, {unknown} chưa", known=known, unknown=unknown)),
        )
    label = _("Bản đồ 34 tỉnh, thành phố")
    slide = Slide(
        "hoi-tinh",
        _("Hỏi tỉnh: gõ ba chữ, mở một trong 34 tỉnh, thành phố"),
        left=(
            Search(_("Gõ phím h, rồi ba chữ của tên tỉnh; không cần dấu, tên tỉnh cũ cũng được.")),
        ),
        right=(Country("vn34", label, {}, {}),),
        say=_("Nơi chưa có dữ liệu: phòng thấy “chưa có”, không thấy số 0."),
        minutes=3,
        checks=checks,
    )
    return dated(slide, fresh, today)


def asked_slides(
    rows: Sequence[ProvinceRow], counts: PlacesAsked, fresh: AsOf, today: date
) -> tuple[Asked, ...]:
    """One slide for each of the 34, in Vietnamese order."""
    places = [row for row in rows if row.place in PROVINCES_34]
    places.sort(key=lambda row: sort_key(PROVINCES_34[row.place].name))
    return tuple(_asked(row, counts, fresh, today) for row in places)


def _asked(row: ProvinceRow, counts: PlacesAsked, fresh: AsOf, today: date) -> Asked:
    place = PROVINCES_34[row.place]
    known = sum(row.total.values()) > 0
    former = tuple(place_name(code, "vn63") for code in members(row.place))
    if known:
        return Asked(
            row.place, place.shown, former, dated(_of_place(row, counts), fresh, today), True
        )
    slide = replace(dated(_unknown(row.place), fresh, today), illustrative="none")
    return Asked(row.place, place.shown, former, slide, False)


def _map(code: str) -> Country:
    name = PROVINCES_34[code].shown
    label = _("Bản đồ 34 tỉnh, thành phố: {place}", place=name)
    return Country("vn34", label, {code: "new"}, {code: name})


def _unknown(code: str) -> Slide:
    """A province of which nothing has come in: its place on the map, and no zero."""
    name = PROVINCES_34[code].shown
    return Slide(
        f"tinh-{code}",
        _("{place}: chưa có dữ liệu", place=name),
        left=(Big(missing(), _("Chưa có bản ghi nào của tỉnh này trong dữ liệu.")),),
        right=(_map(code),),
    )


def _of_place(row: ProvinceRow, counts: PlacesAsked) -> Slide:
    name = PROVINCES_34[row.place].shown
    kinds = sorted(row.alive.items(), key=lambda item: -item[1])
    total = sum(row.alive.values())
    return Slide(
        f"tinh-{row.place}",
        alive_title(name, kinds),
        left=(
            Big(number(total), _("văn bằng còn hiệu lực")),
            Bars("", alive_bars(kinds), _in_words(row.place, counts)),
        ),
        right=(_map(row.place),),
    )


def _in_words(code: str, counts: PlacesAsked) -> str:
    return _(
        "{granted} văn bằng cấp từ đầu năm; {filed} đơn nộp đã biết, còn tăng; {names} tên địa phương được bảo hộ.",
        granted=number(counts.granted.get(code, 0)),
        filed=number(counts.filed.get(code, 0)),
        names=number(counts.names.get(code, 0)),
    )
