"""The stage: all slides of a deck, the bar under them, the overview, the box for a province. The
screen and the file show the same one; assets/slides.js moves through it."""

from collections.abc import Sequence

from components.rehearsal.miniature import miniature
from domain.text.folding import fold
from language import N_, _, ngettext
from language.badges import BADGES
from language.dates import day
from read_models.slides import Asked, Deck, Rows, Slide
from reports.slides.blocks import body
from reports.slides.country import CREDIT, shapes
from reports.slides.markup import tag, words
from reports.slides.wording import invented_words
from sitemap import addresses

ROWS = 200
"""Of a table under a headline; how many more there are is said."""
SIGNS = {
    "back": "M15 5l-7 7 7 7",
    "on": "M9 5l7 7-7 7",
    "pause": "M9 6v12M15 6v12",
    "play": "M8 5l11 7-11 7z",
    "method": "M6 3h12v18H6zM9 7h6M9 12h.01M12 12h.01M15 12h.01M9 16h.01M12 16h.01M15 16h.01",
    "overview": "M4 5h16v14H4zM4 10h16M4 14.5h16M9.5 5v14M14.5 5v14",
    "full": "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
    "notes": "M5 4h14v16H5zM8 9h8M8 13h8M8 17h4",
    "ask": "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5",
    "leave": "M6 6l12 12M18 6L6 18",
    "theme": "M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18",
    "print": "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
    "keys": "M9 9a3 3 0 1 1 3 4v2M12 19h.01",
}
KEYS = (
    ("← →, PgUp, PgDn", N_("trang trước, trang sau")),
    ("Home, End, 1–9", N_("trang đầu, trang cuối, trang có số đó")),
    ("Space", N_("tự chuyển trang, tạm dừng")),
    ("c", N_("Cách tính: định nghĩa và các dòng của trang")),
    ("m", N_("mục lục")),
    ("h", N_("hỏi tỉnh")),
    ("f", N_("toàn màn hình")),
    ("n", N_("cửa sổ ghi chú")),
    ("Esc", N_("đóng, thoát")),
)
MARKS = {
    "none": N_("số đã công bố hoặc đã ghi"),
    "part": N_("một phần minh họa"),
    "all": N_("minh họa"),
}


def stage(deck: Deck, *, offline: bool = False, leave: str = "", notes: str = "") -> str:
    """The whole of it. `offline`: in a file; `leave`, `notes`: addresses that the screen has."""
    slides = deck.shown
    sections = [_section(slide, i, len(slides), hidden=i > 1) for i, slide in enumerate(slides, 1)]
    asked = [_asked(one) for one in deck.asked]
    foot = deck.title
    if offline:
        foot = _("Tệp lập {day}. Mở từ đĩa, không cần mạng.", day=day(deck.made))
    parts = [
        shapes(),
        tag("h1", words(deck.title), class_="sl-unseen"),
        *(sections or [_nothing(deck)]),
        *asked,
        _overview(deck),
        _ask(deck.asked) if deck.asked else "",
        _keys(offline=offline, asking=bool(deck.asked)),
        tag("p", "", class_="sl-unseen", role="status", id="sl-status"),
        _bar(deck, offline=offline, leave=leave, notes=notes, foot=foot),
    ]
    deck_at = addresses.deck(deck.name, deck.slug)
    return tag(
        "main", *parts, class_="sl-stage", id="sl-stage", data_offline=offline, data_deck=deck_at
    )


def badge(illustrative: str) -> str:
    if illustrative not in BADGES:
        return ""
    return tag("span", words(_(BADGES[illustrative])), class_="sl-badge")


def _nothing(deck: Deck) -> str:
    """A deck none of whose slides has data says so."""
    reasons = [tag("li", words(f"{slide.title}: {slide.skipped}")) for slide in deck.left_out]
    told = tag("div", tag("ul", *reasons, class_="sl-lines"), class_="sl-body")
    head = tag("h2", words(_("Chưa có trang nào có số liệu")), class_="sl-title", tabindex=-1)
    return tag("section", tag("header", head, class_="sl-head"), told, class_="sl-slide", id="t1")


def _section(slide: Slide, n: int, total: int, *, hidden: bool) -> str:
    return tag(
        "section",
        *_inside(slide),
        class_="sl-slide",
        id=f"t{n}",
        hidden=hidden,
        aria_roledescription=_("trang chiếu"),
        aria_label=_("{n} trong {total}", n=n, total=total),
        data_minutes=slide.minutes,
        data_key=slide.key,
    )


def _asked(one: Asked) -> str:
    return tag(
        "section",
        *_inside(one.slide),
        class_="sl-slide sl-asked",
        id=one.slide.key,
        hidden=True,
        aria_label=one.name,
    )


def _inside(slide: Slide) -> list[str]:
    credit = _(CREDIT) + "." if any(type(b).__name__ == "Country" for b in slide.right) else ""
    source = " ".join(filter(None, (slide.source, invented_words(slide.illustrative), credit)))
    return [
        tag(
            "header",
            tag("h2", words(slide.title), class_="sl-title", tabindex=-1),
            badge(slide.illustrative),
            class_="sl-head",
        ),
        body(slide),
        _method(slide),
        tag("p", words(source), class_="sl-source"),
        tag("p", words(slide.say), class_="sl-say", hidden=True),
        tag(
            "ul",
            *(tag("li", words(c.words)) for c in slide.checks),
            class_="sl-checks",
            hidden=True,
        ),
    ]


def _method(slide: Slide) -> str:
    """What stands under a headline when Cách tính is asked for."""
    if not slide.method and not slide.rows.columns:
        return ""
    terms = [_term(term, sentence) for term, sentence in slide.method]
    name = _("Cách tính")
    look = {"class_": "sl-how", "role": "region", "aria_label": name, "tabindex": 0}
    how = tag("div", tag("h3", words(name)), *terms, **look)
    return tag("div", how, _table(slide.rows), class_="sl-method", hidden=True)


def _term(term: str, sentence: str) -> str:
    between = " " if sentence.startswith("=") else ": "
    return tag("p", tag("b", words(term)), between, words(sentence))


def _table(rows: Rows) -> str:
    if not rows.columns:
        return ""
    shown = rows.rows[:ROWS]
    title = rows_title(rows)
    head = tag("tr", *(tag("th", words(name), scope="col") for name in rows.columns))
    lines = [tag("tr", *(tag("td", words(cell)) for cell in row)) for row in shown]
    table = tag("table", tag("thead", head), tag("tbody", *lines))
    look = {"class_": "sl-rows", "role": "region", "aria_label": title, "tabindex": 0}
    return tag("div", tag("h3", words(title)), table, **look)


def rows_title(rows: Rows) -> str:
    """How many rows a slide was made from, and how many of them stand here."""
    shown = len(rows.rows[:ROWS])
    if rows.count > shown:
        return _("{shown} trong {n} dòng làm nên trang này", shown=shown, n=rows.count)
    return ngettext("{n} dòng làm nên trang này", "{n} dòng làm nên trang này", rows.count)


def _overview(deck: Deck) -> str:
    cards = [_card(slide, i) for i, slide in enumerate(deck.shown, 1)]
    head = tag(
        "header",
        tag("h2", words(deck.title), tabindex=-1),
        badge(deck.illustrative),
        class_="sl-head",
    )
    return tag(
        "section", head, tag("ol", *cards), class_="sl-overview", hidden=True, id="sl-overview"
    )


def _card(slide: Slide, n: int) -> str:
    told = [
        tag("span", class_=f"sl-mark sl-is-{slide.illustrative}"),
        tag("span", words(_(MARKS[slide.illustrative]))),
        tag(
            "span",
            words(_("{n} dòng", n=slide.rows.count)) if slide.rows.columns else "",
            class_="sl-far",
        ),
    ]
    inner = [
        miniature(slide),
        tag("span", tag("i", str(n)), tag("b", words(slide.title)), class_="sl-name"),
        tag("span", *told, class_="sl-told"),
    ]
    return tag("li", tag("a", *inner, href=f"#t{n}", data_go=n))


def _ask(asked: Sequence[Asked]) -> str:
    """The box: provinces of today, then those before 01/07/2025 that lead to them."""
    today = [_choice(one, one.name, "") for one in asked]
    former = [
        _choice(one, name, _("nay thuộc {place}", place=one.name))
        for one in asked
        for name in one.former
        if fold(name) != fold(one.name)
    ]
    box = tag(
        "input",
        type="text",
        id="sl-ask-box",
        maxlength=40,
        autocomplete="off",
        spellcheck="false",
        role="combobox",
        aria_expanded="false",
        aria_controls="sl-ask-list",
        aria_autocomplete="list",
    )
    hints = [
        tag("kbd", "Enter"), words(_("hiện")), " ", tag("kbd", "Esc"), words(_("về trang trước")),
    ]  # fmt: skip
    return tag(
        "div",
        tag(
            "ul", *today, *former, role="listbox", id="sl-ask-list", aria_label=_("Tỉnh, thành phố")
        ),
        tag("label", words(_("Hỏi tỉnh")), for_="sl-ask-box"),
        box,
        tag("span", *hints, class_="sl-hints"),
        class_="sl-ask",
        id="sl-ask",
        hidden=True,
    )


def _choice(one: Asked, name: str, told: str) -> str:
    note = told or ("" if one.known else _("chưa có dữ liệu"))
    small = tag("small", words(note)) if note else ""
    return tag(
        "li",
        tag("span", words(name)),
        small,
        role="option",
        id=f"sl-o-{one.code}-{fold(name).replace(' ', '-')}",
        hidden=True,
        aria_selected="false",
        data_to=one.slide.key,
        data_fold=fold(name),
    )


def _keys(*, offline: bool, asking: bool) -> str:
    absent = {"n"} if offline else set()
    absent |= set() if asking else {"h"}
    items = [
        tag("div", tag("dt", tag("kbd", words(key))), tag("dd", words(_(what))))
        for key, what in KEYS
        if key not in absent
    ]
    head = tag("h2", words(_("Các phím")), tabindex=-1)
    return tag("section", head, tag("dl", *items), class_="sl-keys", id="sl-keys", hidden=True)


def _bar(deck: Deck, *, offline: bool, leave: str, notes: str, foot: str) -> str:
    total = len(deck.shown)
    dots = [tag("span", class_="sl-dot") for _slide in deck.shown]
    parts = [
        _button("back", _("Trang trước"), "back"),
        _button("play", _("Tự chuyển trang"), "run", pressed=False, paused=_("Tạm dừng")),
        _button("on", _("Trang sau"), "on"),
        tag("span", *dots, class_="sl-dots", aria_hidden="true") if total <= 8 else "",
        tag("span", f"1/{total}", class_="sl-count"),
        _button("method", _("Cách tính"), "method", pressed=False),
        _button("overview", _("Mục lục"), "overview", pressed=False),
        _button("ask", _("Hỏi tỉnh"), "ask", pressed=False) if deck.asked else "",
        _button("notes", _("Cửa sổ ghi chú"), "notes", to=notes) if notes else "",
        _button("print", _("In"), "print") if offline else "",
        _button("theme", _("Sáng, tối"), "theme") if offline else "",
        _button("keys", _("Các phím"), "keys", pressed=False),
        _button("full", _("Toàn màn hình"), "full"),
        _leave(leave) if leave else "",
    ]
    controls = tag("div", *parts, class_="sl-controls")
    told = tag("p", words(foot), class_="sl-foot")
    return tag("footer", tag("span", class_="sl-progress"), told, controls, class_="sl-bar")


def _sign(name: str) -> str:
    return tag(
        "svg", tag("path", d=SIGNS[name]), viewBox="0 0 24 24", class_="sl-sign", aria_hidden="true"
    )


def _button(
    sign: str, label: str, does: str, *, pressed: bool | None = None, to: str = "", paused: str = ""
) -> str:
    signs = _sign(sign) + (_sign("pause") if does == "run" else "")
    return tag(
        "button",
        signs,
        type="button",
        title=label,
        aria_label=label,
        aria_pressed=None if pressed is None else str(pressed).lower(),
        data_does=does,
        data_to=to or None,
        data_paused=paused or None,
    )


def _leave(address: str) -> str:
    return tag(
        "a", _sign("leave"), words(_("Thoát")), href=address, class_="sl-leave", data_does="leave"
    )
