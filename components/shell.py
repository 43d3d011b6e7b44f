"""The frame around every page. It knows a person only by what is handed in, and nothing of the
person stands in the first layout."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc
from dash import html as dash_html

from components import html
from components.marks import attrs, icon, present, unseen
from components.posts import station_name, tenant_name
from components.states import loading_card
from domain.places.provinces import PROVINCES_34_BY_SLUG, Province
from domain.posts import Post
from domain.roles import LABELS
from language import LANGUAGES, N_, _, language
from language.translation import LANGUAGE_NAMES
from sitemap import addresses, form_addresses, ids
from sitemap.menu import Entry, Group, menu
from sitemap.pages import may_open

THEMES = (
    ("light", "sun", N_("Sáng")),
    ("dark", "moon", N_("Tối")),
    ("system", "circle-half", N_("Theo hệ thống")),
)


POLLED_EVERY = 60_000
"""Milliseconds between two looks at what the bell counts."""


@dataclass(frozen=True)
class Frame:
    """Who looks at which page. `slug`: of the province that the page is about, `post`: the one in
    which it is asked for, `hosts`: of the stations of the posts, by their ids."""

    name: str
    posts: tuple[Post, ...]
    home: str
    slug: str | None
    page: str
    post: Post | None = None
    hosts: Mapping[int, str] = field(default_factory=dict)

    @property
    def province(self) -> Province | None:
        """Which the page is about or, elsewhere, the person's own."""
        own = next((post.slug for post in self.posts if post.slug), "")
        return PROVINCES_34_BY_SLUG.get(self.slug or own or "")

    @property
    def nationwide(self) -> bool:
        return any(may_open(post.role, "national-register") for post in self.posts)

    @property
    def searching(self) -> bool:
        """Whether there is a register to search for this person."""
        return self.province is not None or self.nationwide


def frame() -> dash_html.Div:
    """The first layout: places to be filled, nobody's data. Dash looks for ids in it, so that it is
    made of Dash's own elements."""
    busy: Any = loading_card()
    body = dash_html.Div(
        [
            dash_html.Header(id=ids.TOP, className="top"),
            dash_html.Main(
                [_skip(), _lost(), _ended(), dash_html.Div(busy, id=ids.CONTENT)],
                id="main",
                tabIndex=-1,
            ),
        ],
        className="body",
    )
    return dash_html.Div(
        [
            dcc.Location(id=ids.URL, refresh=False),
            dcc.Store(id=ids.SAVED),
            dcc.Store(id=ids.TICKED),
            dcc.Interval(id=ids.CLOCK, interval=POLLED_EVERY),
            dash_html.A(
                _("Bỏ qua, đến nội dung chính"),
                href="#main",
                className="skip",
                **attrs(data_skip="main"),
            ),
            dash_html.Div(
                [
                    dash_html.Aside(
                        id=ids.SIDE, className="side", **attrs(aria_label=_("Điều hướng"))
                    ),
                    body,
                ],
                className="app",
            ),
            dash_html.Div(id=ids.STATUS, role="status", className="visually-hidden"),
        ]
    )


def _skip() -> dash_html.Button:
    """By keyboard from the head of a page to one of its parts, by arrows; not there where it has no
    headings (assets/tokens.css, assets/app.js)."""
    told = attrs(data_skip="part")
    return dash_html.Button(_("Đến mục của trang"), type="button", className="skip", **told)


def _lost() -> dash_html.Div:
    """Shown by the browser (assets/lost.js) when an answer does not come: the last good rows stay,
    and are said to be old."""
    text = _(
        "Chưa đọc được số liệu mới. Phần đang hiện, nếu có, là số liệu đọc được lần trước, chưa theo thay đổi vừa chọn."
    )
    again = dash_html.Button(
        _("Tải lại"), type="button", className="btn-q", **attrs(data_reload="1")
    )
    mark = dash_html.I(className="bi bi-exclamation-triangle", **attrs(aria_hidden="true"))
    return dash_html.Div(
        [mark, dash_html.Span(text), again],
        id=ids.LOST,
        className="banner lost",
        hidden=True,
        role="alert",
    )


def _ended() -> dash_html.Div:
    """Shown by the browser (assets/lost.js) when the session has ended while the page stayed open;
    the way back leads to this page."""
    text = _(
        "Phiên làm việc đã kết thúc; phần đang hiện có thể đã cũ và thay đổi mới sẽ không được ghi."
    )
    again = dash_html.A(_("Đăng nhập lại"), href=addresses.SIGN_IN, className="btn-q")
    mark = dash_html.I(className="bi bi-exclamation-triangle", **attrs(aria_hidden="true"))
    return dash_html.Div(
        [mark, dash_html.Span(text), again],
        id=ids.ENDED,
        className="banner lost ended",
        hidden=True,
        role="alert",
    )


def side(view: Frame) -> list[Any]:
    """The navigation of the person's posts."""
    title = html.Div([html.B("IPPlatform"), html.Small(_("Quản trị tài sản trí tuệ"))])
    brand = html.A(
        [html.Span("IP", className="mark", **attrs(aria_hidden="true")), title],
        href=view.home,
        className="brand",
    )
    found = menu(view.posts, slug=view.slug, hosts=view.hosts)
    groups = [_group(group, view, first=group is found[0]) for group in found]
    foot = html.Div(
        [_("Viện Khoa học sở hữu trí tuệ"), html.Br(), _("Bộ Khoa học và Công nghệ")],
        className="foot",
    )
    return [brand, html.Nav(groups, **attrs(aria_label=_("Trình đơn chính"))), foot]


def _title(group: Group) -> str | None:
    """The name of its place or station, else its own."""
    if group.place:
        return group.place.shown_in_full
    if group.host:
        return station_name(group.host)
    return _(group.title) if group.title else None


def _group(group: Group, view: Frame, *, first: bool) -> html.Div:
    title = _title(group)
    here = group.post in (None, view.post)
    shape = f"of-{group.post.role}" if group.post and group.post.has_tenant else None
    line = html.Hr(className="gap") if not title and not first else None
    parts = present(
        html.H2(title, className=shape) if title else None,
        line,
        html.Ul([html.Li(_item(entry, view.page if here else "")) for entry in group.entries]),
    )
    return html.Div(parts)


def _item(entry: Entry, page: str) -> html.A:
    """The browser keeps the past day of the present page in a dated link (assets/app.js)."""
    marked = attrs(
        aria_current="page" if page in entry.pages else None,
        data_key=entry.key or None,
        data_dated="1" if entry.dated else None,
    )
    return html.A(
        [icon(entry.symbol), _(entry.label)], href=entry.href, className="nav-i", **marked
    )


def top(view: Frame) -> list[Any]:
    """The bar above the page: whose data, search, language, theme, the person."""
    opener = _phone_button("list", _("Trình đơn"), data_side="1", aria_expanded="false")
    finder = _phone_button("search", _("Tìm kiếm"), data_search="1")
    bell = html.Div(id=ids.BELL)
    tools = present(
        finder if view.searching else None, _languages(), _theme_menu(), bell, _user_menu(view)
    )
    return present(
        opener,
        html.Div(_where(view), className="where"),
        _search(view),
        html.Div(tools, className="tools"),
        _paper_line(view),
    )


def _paper_line(view: Frame) -> html.Div:
    """Whose page it is, when it was printed and by whom: on paper alone (assets/print.js writes the
    moment)."""
    whose = html.Span(f"{_where(view)} · IPPlatform")
    pattern = _("In ngày {day} lúc {time}", day="%day%", time="%time%")
    moment = html.Span(**attrs(data_printed=pattern))
    return html.Div([whose, html.Span([moment, " · ", view.name])], className="paper-line")


def _phone_button(symbol: str, label: str, **marked: str) -> html.Button:
    """A button that only the narrow layout shows."""
    return html.Button(
        icon(symbol),
        type="button",
        className="icon-b only-mobile",
        **attrs(aria_label=label, **marked),
    )


def _where(view: Frame) -> str:
    """The tenants of all posts; of a single one its station, or the province that the page is
    about."""
    if len(view.posts) > 1:
        names = [tenant_name(post, view.hosts) for post in view.posts]
        return _(" và ").join(dict.fromkeys(name for name in names if name))
    if view.province is None:
        own = tenant_name(view.posts[0], view.hosts) if view.posts else ""
        return own or _("Viện Khoa học sở hữu trí tuệ")
    return _("Sở KH&CN {province}", province=view.province.shown)


def _search(view: Frame) -> html.Form | None:
    """A plain form: the register, with `q`; of the whole country where the page is about no
    province."""
    if not view.searching:
        return None
    text = _("Số đơn, số văn bằng, tên, chủ đơn…")
    label = html.Label(
        _("Tìm trong tài sản trí tuệ"), htmlFor=ids.SEARCH_BOX, className="visually-hidden"
    )
    box = dbc.Input(
        id=ids.SEARCH_BOX,
        name="q",
        type="search",
        placeholder=text,
        class_name="field",
        autocomplete="off",
        maxlength=200,
    )
    parts = [icon("search"), label, box, html.Kbd("/", **attrs(aria_hidden="true"))]
    return html.Form(
        parts,
        action=addresses.register(_searched(view)),
        method="GET",
        className="search",
        role="search",
    )


def _searched(view: Frame) -> str | None:
    """The province whose register is searched; None for the whole country."""
    return view.province.slug if view.province else None


def _languages() -> html.Div:
    """The browser adds where to come back to (assets/app.js)."""
    return html.Div(
        _language_links(), className="lang", role="group", **attrs(aria_label=_("Ngôn ngữ"))
    )


def _language_links() -> list[html.A]:
    return [
        html.A(
            code.upper(),
            href=addresses.language(code, addresses.FIRST_PAGE),
            lang=code,
            title=LANGUAGE_NAMES[code],
            **attrs(data_language=code, aria_current="true" if code == language() else None),
        )
        for code in LANGUAGES
    ]


def _theme_buttons() -> list[html.Button]:
    return [
        html.Button(
            [icon(symbol), _(label)],
            type="button",
            className="item",
            **attrs(data_set_theme=code, aria_pressed="false"),
        )
        for code, symbol, label in THEMES
    ]


def _theme_menu() -> html.Details:
    summary = html.Summary(
        icon("circle-half"), className="icon-b", **attrs(aria_label=_("Giao diện sáng, tối"))
    )
    return html.Details(
        [summary, html.Div(_theme_buttons(), className="panel")], className="menu theme"
    )


def _user_menu(view: Frame) -> html.Details:
    role = " · ".join(dict.fromkeys(_(LABELS[post.role]) for post in view.posts))
    who = html.Span([html.B(view.name), html.Small(role)], className="who")
    face = html.Span(initials(view.name), className="av", **attrs(aria_hidden="true"))
    title = html.Div([html.B(view.name), html.Div(role, className="muted")], className="title")
    more = html.Div(
        [html.Div(_language_links(), className="lang"), *_theme_buttons()], className="mobile-tools"
    )
    password = html.A(
        [icon("key"), _("Đổi mật khẩu")],
        href=addresses.change_password(),
        className="item",
        **attrs(data_over="1"),
    )
    leave = html.Form(
        html.Button([icon("box-arrow-right"), _("Đăng xuất")], type="submit", className="item"),
        action=form_addresses.SIGN_OUT,
        method="POST",
    )
    panel = html.Div([title, more, password, leave], className="panel")
    return html.Details(
        [html.Summary([face, unseen(_("Tài khoản")), who], className="user"), panel],
        className="menu",
    )


def initials(name: str) -> str:
    """'Lê Thu Hà' → 'LH': first and last word."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
