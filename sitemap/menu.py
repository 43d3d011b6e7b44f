"""The menu: which entries a person sees on a page, post by post. An entry is there for those who may
open its page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from domain.places.provinces import PROVINCES_34, PROVINCES_34_BY_SLUG, Province
from domain.posts import Post
from language import N_
from read_models.query_strings import POST
from read_models.slides import NETWORK, PROVINCE
from sitemap import addresses
from sitemap.pages import BY_NAME, may_open


@dataclass(frozen=True, slots=True)
class Entry:
    """`symbol`: name of its icon; `pages`: those on which it is the present one, the first is
    opened; `key`: the name by which the keyboard calls it (assets/app.js), '' for none; `called`:
    what it is called where that is not the title of its page; `dated`: its link keeps a past
    day."""

    symbol: str
    href: str
    pages: tuple[str, ...]
    key: str = ""
    called: str = ""
    dated: bool = False

    @property
    def label(self) -> str:
        """A gettext key."""
        return self.called or BY_NAME[self.pages[0]].title


@dataclass(frozen=True, slots=True)
class Group:
    """`title`: '' for a line between groups; `place`: the province that gives a group its title,
    `host` the station; `post`: of several the one that it belongs to, None for what is shared."""

    title: str
    entries: tuple[Entry, ...]
    place: Province | None = None
    host: str = ""
    post: Post | None = None


def menu(posts: Sequence[Post], *, slug: str | None, hosts: Mapping[int, str]) -> tuple[Group, ...]:
    """`slug`: of the province that the page is about; `hosts`: of the stations of the posts."""
    groups = [_duties(posts)]
    for post in posts:
        own = _of_post(post, _place(post, posts, slug), alone=len(posts) == 1)
        groups += _of_the_one(own, post, hosts) if len(posts) == 1 else _named(own, post, hosts)
    groups += _shared(posts)
    return _without_repeated_keys([group for group in groups if group.entries])


def _duties(posts: Sequence[Post]) -> Group:
    """What is to be done in all posts: for whoever has several."""
    asked = len(posts) > 1 and any(may_open(post.role, "duties") for post in posts)
    today = Entry("house", addresses.DUTIES, ("duties",), "home")
    return Group("", (today,) if asked else ())


def _place(post: Post, posts: Sequence[Post], slug: str | None) -> Province | None:
    """The province whose pages a post's menu has: its own or, for the country's posts, the one that
    the page is about, unless another post is of it."""
    if post.vn34:
        return PROVINCES_34[post.vn34]
    elsewhere = slug not in {other.slug for other in posts}
    return PROVINCES_34_BY_SLUG.get(slug or "") if elsewhere else None


def _of_post(post: Post, place: Province | None, *, alone: bool) -> list[Group]:
    role = post.role
    home = addresses.home(post.role, slug=post.slug, station_id=post.station_id)
    own = "" if alone else post.code
    issuing = () if alone and post.vn34 else (_reports(own),)
    asked = () if post.vn34 else (_requests(own), _counter(own))
    published = Entry("table", addresses.published(), ("published",))
    found = [
        _network(role, home, place, addresses.events(own), asked),
        _country(role, place),
        _group(role, N_("Công bố"), published, *issuing, _presenting(NETWORK)),
        _province(role, place, own),
    ]
    return found if alone or not post.has_tenant else [_of_one_tenant(found)]


def _of_one_tenant(groups: Sequence[Group]) -> Group:
    """Of a tenant beside others one group, which bears its name: its pages, then its reports."""
    province = [group for group in groups if group.place]
    others = [group for group in groups if not group.place]
    entries = [entry for group in (*province, *others) for entry in group.entries]
    named = next((group for group in (*province, *others) if group.entries), groups[0])
    return replace(named, entries=tuple(entries))


REQUESTED = ("requests", "request", "new-request", "request-slip")


def _requests(post: str, slug: str = "") -> Entry:
    pages = ("province-requests", *REQUESTED) if slug else REQUESTED
    href = addresses.requests(f"?{POST}={post}" if post else "", slug or None)
    return Entry("chat-left-text", href, pages)


def _counter(post: str) -> Entry:
    return Entry("search", addresses.counter(post), ("counter",))


def _reports(post: str) -> Entry:
    return Entry("file-earmark-text", addresses.reports(post=post), ("reports", "edition", "sent"))


def _named(groups: Sequence[Group], post: Post, hosts: Mapping[int, str]) -> list[Group]:
    host = hosts.get(post.station_id or 0, "")
    return [replace(group, post=post, host=host) for group in groups]


def _of_the_one(groups: Sequence[Group], post: Post, hosts: Mapping[int, str]) -> list[Group]:
    """Of a single post: a station's own pages bear its name, what is published does not."""
    first, *others = groups
    return [replace(first, host=hosts.get(post.station_id or 0, "")), *others]


def _shared(posts: Sequence[Post]) -> list[Group]:
    """What is the same in every post; of one post of a province its reports, too."""
    imports = Entry("upload", addresses.IMPORTS, ("imports",))
    reports = (_reports(""),) if len(posts) == 1 and posts[0].vn34 else ()
    helping = Entry("question-circle", addresses.HELP, ("help", "indicator"), "help")
    found = []
    for title, entries in ((N_("Công việc"), (imports, *reports)), ("", (helping,))):
        opened = (e for e in entries if any(may_open(post.role, e.pages[0]) for post in posts))
        found.append(Group(title, tuple(opened)))
    return found


def _without_repeated_keys(groups: Sequence[Group]) -> tuple[Group, ...]:
    """A key of the keyboard leads to the first entry that has it."""
    seen: set[str] = set()
    found = []
    for group in groups:
        entries = [replace(e, key="") if e.key in seen else e for e in group.entries]
        seen |= {entry.key for entry in entries if entry.key}
        found.append(replace(group, entries=tuple(entries)))
    return tuple(found)


def _group(role: str, title: str, *entries: Entry, place: Province | None = None) -> Group:
    return Group(title, tuple(entry for entry in entries if may_open(role, entry.pages[0])), place)


def _network(
    role: str, home: str, place: Province | None, conferences: str, asked: tuple[Entry, ...]
) -> Group:
    """Nationwide the whole network, else a station operator's own station, where the account has
    one, and the conferences."""
    events = Entry("people", conferences, ("events",))
    if not may_open(role, "institute"):
        own = Entry(
            "geo-alt", home, ("station", "station-year"), "home", called=N_("Trạm của đơn vị")
        )
        reports = Entry("check2-square", f"{home}/bao-cao", ("station-reports",))
        return _group(
            role,
            N_("Mạng lưới"),
            *((own, *asked, reports, events) if home != addresses.events() else (events,)),
        )
    return _group(
        role,
        N_("Mạng lưới"),
        Entry("grid-1x2", addresses.NATIONAL, ("institute",), "" if place else "home"),
        Entry(
            "geo-alt",
            addresses.stations(),
            ("stations", "station", "station-reports", "station-year", "institute-month"),
        ),
        *asked,
        Entry("graph-up", addresses.visits(), ("visits",)),
        events,
        Entry("list-check", addresses.goals(), ("goals",)),
        Entry("chat-left-text", addresses.prepared_answers(), ("prepared-answers",)),
    )


def _presenting(deck: str, slug: str = "") -> Entry:
    """The rehearsal, from where a deck is shown."""
    page = "province-rehearsal" if slug else "rehearsal"
    return Entry("easel", addresses.rehearsal(deck, slug), (page,), called=N_("Trình chiếu"))


def _country(role: str, place: Province | None) -> Group:
    pages = ("national-register", "national-record", "unresolved")
    return _group(
        role,
        N_("Cả nước"),
        Entry("layout-three-columns", addresses.places(), ("places",)),
        Entry("collection", addresses.register(None), pages, "" if place else "list"),
        Entry("pencil", addresses.corrections(None), ("national-corrections",)),
    )


def _province(role: str, place: Province | None, own: str) -> Group:
    """`own`: the code of the post, '' of the only one."""
    if place is None:
        return Group("", ())
    slug = place.slug
    asked = () if may_open(role, "institute") else (_counter(own),)
    found = _group(
        role,
        "",
        Entry("grid-1x2", addresses.overview(slug), ("overview", "province-table"), "home"),
        Entry("collection", addresses.register(slug), ("register", "record"), "list"),
        Entry(
            "calendar-check", addresses.deadlines(slug), ("deadlines", "letters", "owner"), "due"
        ),
        _requests("", slug),
        *asked,
        Entry("flower1", addresses.local_names(slug), ("local-names",)),
        Entry("list-check", addresses.plan(slug), ("plan",)),
        _presenting(PROVINCE, slug),
        place=place,
    )
    kept = [replace(entry, dated=BY_NAME[entry.pages[0]].any_day) for entry in found.entries]
    return replace(found, entries=tuple(kept))
