"""The state of a list as its address tells it: one reading and one writing of the query string, for
every page, link and export.

Parameters (product contract): loai kinds, tt statuses, tu/den filing dates or years, q search, han
deadline state, nhom class, chu owner, the tag, tinh-cu former province, ngay as-of date, sap-xep
sort, sau/truoc page cursor; besides: dang mark category, cap-tu/cap-den grant dates, loai-chu type
of owner, thieu fields without data, doi changed status within so many days, theo-doi=toi what the
reader follows, chon these records alone, cot columns shown,
vp=khac records of other offices, and in lists of the whole country tinh province (or nuoc-ngoai,
chua-xac-dinh). What cannot be read is kept in `ignored` and shown, never silently obeyed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from domain.calendar.dates import year_span
from domain.places.provinces import PROVINCES_34, PROVINCES_63, PROVINCES_63_BY_SLUG, SUCCESSOR
from domain.records.asset import ABROAD, UNKNOWN_FORMER, UNRESOLVED
from domain.records.kinds import KIND_BY_SLUG, KINDS
from domain.records.statuses import STATUS_BY_SLUG, STATUSES
from read_models import plain_values
from read_models.chosen_rows import CHOSEN
from read_models.query_strings import as_query

CATEGORY_SLUGS = {"thuong": "ordinary", "tap-the": "collective", "chung-nhan": "certification"}
OWNER_SLUGS = {
    "doanh-nghiep": "enterprise",
    "ca-nhan": "individual",
    "truong-vien": "university",
    "nha-nuoc": "state",
    "hop-tac-xa": "cooperative",
    "hoi": "association",
    "khac": "other",
}
MISSING_SLUGS = {
    "ngay-nop": "application_date",
    "so-don": "application_no",
    "ngay-cap": "registration_date",
    "chu": "owner",
    "phan-loai": "classes",
    "moc-ngay": "dated",
    "phi": "fees",
}
"""dated: no date tells since when it has its status; fees: a patent alive of which no payment is
known."""
COLUMN_SLUGS = {
    "loai": "kind",
    "ten": "title",
    "chu": "owner",
    "ngay-nop": "application_date",
    "tinh-trang": "status",
    "han": "due",
    "phan-loai": "classes",
    "ngay-cong-bo": "publication_date",
    "ngay-cap": "registration_date",
    "het-han": "term_end",
    "dang": "mark_category",
    "tinh": "place",
    "tinh-cu": "former",
    "nguon": "source",
}
STANDARD_COLUMNS = ("kind", "title", "owner", "application_date", "status", "due", "classes")
DUE_SLUGS = {"muon": "late", "khong-cho": "settled", "30": "30", "90": "90", "180": "180"}
"""late: waits for its late payment, nothing is recorded; settled: has no such deadline (any
more)."""
CHANGED_SLUGS = {"30": 30}
FOLLOWED_SLUGS = {"toi": True}
SORTS = ("-ngay-nop", "ngay-nop", "han", "ten", "-ten")
"""'-' is descending; the first is the default."""
UNKNOWN_FORMER_SLUG = "chua-ro"
PLACE_SLUGS = {p.slug: code for code, p in PROVINCES_34.items()} | {
    "nuoc-ngoai": ABROAD,
    "chua-xac-dinh": UNRESOLVED,
}
OTHER_OFFICES = "khac"
MAXIMUM_SEARCH = 200
MOST_CHOSEN = 100
"""Records that one address, or one form, names."""
T = TypeVar("T")


@dataclass(frozen=True)
class Filters:
    """Codes, not slugs. `due`: '', 'late', 'settled' or a number of days. `classes`: main codes
    (Nice '30', Locarno '06-01', IPC 'A23'). `place`: a vn34 code, ABROAD or UNRESOLVED, in lists of
    the whole country only; `former`: a vn63 code, UNKNOWN_FORMER or None. `changed`: the status has
    changed within so many days up to the day of the list, 0 for any. `tags`: slugs. `missing`:
    every one of these fields is without data. `followed`: only what the reader follows, in a
    province's list. `chosen`: these records alone, by their numbers. `columns`: () for the usual
    ones. `national` False:
    records of other offices instead. `on`: the list as it was on that day (read_models.day_asked),
    None for today's."""

    kinds: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    granted_since: date | None = None
    granted_until: date | None = None
    q: str = ""
    due: str = ""
    changed: int = 0
    classes: tuple[str, ...] = ()
    owner: int | None = None
    place: str | None = None
    former: str | None = None
    owner_types: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    followed: bool = False
    chosen: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()
    national: bool = True
    on: date | None = None
    sort: str = SORTS[0]
    after: str = ""
    before: str = ""
    ignored: tuple[str, ...] = ()

    @property
    def narrowed(self) -> bool:
        """Whether anything but day, sort, columns and page is asked for."""
        return (
            replace(self, on=None, sort=SORTS[0], columns=(), after="", before="", ignored=())
            != Filters()
        )

    @property
    def area(self) -> str | None:
        """The one place that a list of the whole country is narrowed to: as asked, or where the
        former province lies today."""
        return self.place or SUCCESSOR.get(self.former or "")

    def but(self, **changes: Any) -> "Filters":
        """The same filters with some changed, back on the first page."""
        return replace(self, **{"after": "", "before": "", "ignored": ()} | changes)

    def on_day(self, on: date | None) -> "Filters":
        """The list of a past day, None for today's. Deadlines ahead are not told for past days:
        asked for, they are `ignored`."""
        ahead = bool(on) and self.due not in ("", "late")
        ignored = (*self.ignored, f"han={_slug(DUE_SLUGS, self.due)}") if ahead else self.ignored
        sort = SORTS[0] if on and self.sort == "han" else self.sort
        return replace(self, on=on, due="" if ahead else self.due, sort=sort, ignored=ignored)

    @classmethod
    def read(cls, search: str | None, *, nationwide: bool = False) -> "Filters":
        """Reads a query string ('?loai=nh,sc&tt=con-hieu-luc'); never raises. Only a list of the
        whole country has a place to choose."""
        reader = _Reader(search)
        return cls(
            kinds=reader.codes("loai", {s: k.code for s, k in KIND_BY_SLUG.items()}),
            categories=reader.codes("dang", CATEGORY_SLUGS),
            statuses=reader.codes("tt", {s: t.code for s, t in STATUS_BY_SLUG.items()}),
            since=reader.day("tu", first=True),
            until=reader.day("den", first=False),
            granted_since=reader.day("cap-tu", first=True),
            granted_until=reader.day("cap-den", first=False),
            q=reader.text("q")[:MAXIMUM_SEARCH],
            due=reader.one("han", DUE_SLUGS) or "",
            changed=reader.one("doi", CHANGED_SLUGS) or 0,
            classes=tuple(
                c.strip()[:12].upper() for c in reader.text("nhom").split(",") if c.strip()
            ),
            owner=reader.number("chu"),
            place=reader.one("tinh", PLACE_SLUGS if nationwide else {}),
            former=reader.one(
                "tinh-cu",
                {s: p.code for s, p in PROVINCES_63_BY_SLUG.items()}
                | {UNKNOWN_FORMER_SLUG: UNKNOWN_FORMER},
            ),
            owner_types=reader.codes("loai-chu", OWNER_SLUGS),
            tags=tuple(dict.fromkeys(t[:60] for t in reader.text("the").split(",") if t)),
            missing=reader.codes("thieu", MISSING_SLUGS),
            followed=bool(reader.one("theo-doi", {} if nationwide else FOLLOWED_SLUGS)),
            chosen=reader.numbers(CHOSEN)[:MOST_CHOSEN],
            columns=reader.codes("cot", COLUMN_SLUGS),
            national=reader.one("vp", {OTHER_OFFICES: OTHER_OFFICES}) is None,
            on=reader.written("ngay"),
            sort=reader.one("sap-xep", {s: s for s in SORTS}) or SORTS[0],
            after=reader.text("sau")[:400],
            before=reader.text("truoc")[:400],
            ignored=tuple(reader.ignored),
        )

    def query(self) -> str:
        """The query string, '' or beginning with '?', in fixed order; `Filters.read` of it gives
        the same filters."""
        values = {
            "loai": ",".join(KINDS[k].slug for k in self.kinds),
            "dang": ",".join(_slug(CATEGORY_SLUGS, c) for c in self.categories),
            "tt": ",".join(STATUSES[s].slug for s in self.statuses),
            "tu": _text(self.since),
            "den": _text(self.until),
            "cap-tu": _text(self.granted_since),
            "cap-den": _text(self.granted_until),
            "q": self.q,
            "han": _slug(DUE_SLUGS, self.due) if self.due else "",
            "doi": str(self.changed or ""),
            "nhom": ",".join(self.classes),
            "chu": "" if self.owner is None else str(self.owner),
            "tinh": _slug(PLACE_SLUGS, self.place) if self.place else "",
            "tinh-cu": former_slug(self.former),
            "loai-chu": ",".join(_slug(OWNER_SLUGS, t) for t in self.owner_types),
            "the": ",".join(self.tags),
            "thieu": ",".join(_slug(MISSING_SLUGS, m) for m in self.missing),
            "theo-doi": _slug(FOLLOWED_SLUGS, True) if self.followed else "",
            CHOSEN: ",".join(map(str, self.chosen)),
            "cot": ",".join(_slug(COLUMN_SLUGS, c) for c in self.columns),
            "vp": "" if self.national else OTHER_OFFICES,
            "ngay": _text(self.on),
            "sap-xep": "" if self.sort == SORTS[0] else self.sort,
            "sau": self.after,
            "truoc": self.before,
        }
        return as_query(values, safe=",")


def vintage(search: str | None) -> str:
    """The map that an address asks for with `dia-gioi`: vn63 for 63, else vn34."""
    return "vn63" if _Reader(search).text("dia-gioi") == "63" else "vn34"


def former_slug(code: str | None) -> str:
    """The slug of a former province; '' for none."""
    if code is None:
        return ""
    return UNKNOWN_FORMER_SLUG if code == UNKNOWN_FORMER else PROVINCES_63[code].slug


def _slug(slugs: Mapping[str, object], code: object) -> str:
    return next(slug for slug, value in slugs.items() if value == code)


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""


class _Reader:
    """Reads single parameters and remembers the ones that made no sense."""

    def __init__(self, search: str | None) -> None:
        self.values = plain_values.parameters(search)
        self.ignored: list[str] = []

    def text(self, name: str) -> str:
        return self.values.get(name, "")

    def codes(self, name: str, known: dict[str, str]) -> tuple[str, ...]:
        slugs = [s for s in self.text(name).split(",") if s]
        self.ignored += [f"{name}={s[:40]}" for s in slugs if s not in known]
        return tuple(dict.fromkeys(known[s] for s in slugs if s in known))

    def one(self, name: str, known: Mapping[str, T]) -> T | None:
        value = self.text(name)
        if value and value not in known:
            self.ignored.append(f"{name}={value[:40]}")
        return known.get(value)

    def number(self, name: str) -> int | None:
        return self._read(name, plain_values.number)

    def numbers(self, name: str) -> tuple[int, ...]:
        written = [part for part in self.text(name).split(",") if part]
        read = {part: plain_values.number(part) for part in written}
        self.ignored += [f"{name}={part[:40]}" for part, value in read.items() if value is None]
        return tuple(value for value in read.values() if value is not None)

    def day(self, name: str, *, first: bool) -> date | None:
        """A day, or of a year its first or its last one."""

        def read(text: str) -> date | None:
            year = plain_values.year(text)
            return year_span(year)[0 if first else 1] if year else plain_values.day(text)

        return self._read(name, read)

    def written(self, name: str) -> date | None:
        """A day as people write it."""
        return self._read(name, plain_values.written_day)

    def _read(self, name: str, read: Callable[[str], T | None]) -> T | None:
        value = self.text(name)
        found = read(value) if value else None
        if value and found is None:
            self.ignored.append(f"{name}={value[:40]}")
        return found
