"""Every page of the sitemap, as each role opens it, on a register and a network of size at once: how
long its SQL takes, p50 and p95 in milliseconds.

    python -m benchmarks.every_page [--assets 2000000] [--stations 200] [--months 24000]
    [--requests 20000] [--keep DIR] [--sqlite] [--postgresql] [--only WORD ...]

A page is its skeleton and all callbacks that fill it, with the look at the session that each of
them takes. Each person's statements are sent again within that person's scope. To be run ahead of
other programs (`nice -n -15`), or the clock tells of them; the processor's time stands beside.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median, quantiles
from typing import Any

from sqlalchemy import Connection, func, insert, select

from benchmarks import databases, network_data
from benchmarks.callbacks import start_session_of
from benchmarks.databases import PASSWORD
from benchmarks.page_sql import extremes
from benchmarks.page_statements import Took, asked, replayed
from data_access.accounts import users
from data_access.database.engine import Database, now
from data_access.database.scope import SYSTEM
from data_access.tables import (
    asset,
    owner_count,
    prepared_answer,
    report_edition,
    request,
    request_entry,
    user,
)
from domain.calendar.dates import today_in_vietnam
from domain.network.requests import SEARCH
from domain.places.provinces import PROVINCES_34
from domain.roles import HEAD, LEADER, MANAGER, OFFICER, STATION, TRAINER
from read_models.compared import VIEWS
from read_models.counter import UNSEEN, WAYS, Found, LookUp, slip_of
from read_models.place_indicators import SLUGS
from read_models.requests import KIND_NAMES, TABS, TOPIC_NAMES
from settings import Settings
from sitemap.pages import PAGES, Page, path
from wiring import create_app

GOAL = {"sqlite": 10.0, "postgresql": 16.0}
RUNS = 40
WRITING = (OFFICER, STATION, MANAGER)


@dataclass(frozen=True, slots=True)
class Place:
    """What addresses name: a province, and of it a record and an owner; a station, a request of it
    with a slip, a report, an answer kept ready."""

    vn34: str
    asset: int
    title: str
    owner: int
    station: int
    request: str
    slip: str
    edition: int
    answer: int
    today: date

    @property
    def slug(self) -> str:
        return PROVINCES_34[self.vn34].slug


def queries(place: Place) -> dict[str, list[str]]:
    """Page → what may stand behind its '?'; of the others nothing does."""
    year, month = place.today.year, f"{place.today:%Y-%m}"
    listed = [
        *(f"tt={tab}" for tab in TABS),
        *(f"tt=tat-ca&loai={slug}" for slug in KIND_NAMES.values()),
        *(f"chu-de={slug}" for slug in TOPIC_NAMES.values()),
        *(f"nam={year - 1}", f"thang={month}", f"tram={place.station}", "tt=tat-ca&q=nhan+hieu"),
        *("q=khong+co+chu+nay", f"tinh={place.slug}", "doi-tuong=nhan-hieu", "dung-han=0"),
    ]
    words = {"ten": ("ca+phe", "trung+nguyen"), "so": (place.title,), "chu": ("cong+ty", "abc")}
    looked_up = [f"tra={way}&q={text}" for way in WAYS for text in words[way]]
    measures = [f"chi-tieu={slug}" for slug in SLUGS.values()]
    beside = f"xem=canh-nhau&chon={place.vn34},40,48,52"
    crossed = [
        f"xem=bang-cheo&dem={counted}&hang={rows}&cot-bang={columns}"
        for counted, rows, columns in (
            *(("ban-ghi", "tinh", "nam"), ("ban-ghi", "nam", "tinh-trang")),
            *(("con-hieu-luc", "tinh-cu", "nam"), ("don-nop", "tinh", "nam")),
            *(("cap", "nam", "loai"), ("cap", "tinh-cu", "loai")),
        )
    ]
    return {
        "requests": listed,
        "province-requests": listed,
        "request": ["viec=sua"],
        "counter": [*looked_up, "tra=ten&q=ca+phe&nhom=30", f"tra=ten&q=ca+phe&cau={place.answer}"],
        "places": [
            *(f"xem={view}" for view in VIEWS if view),
            *(*measures, *(f"{each}&do=dan-so&dia-gioi=63" for each in measures)),
            *("loai=nhan-hieu", beside, f"{beside}&do=dan-so", *crossed),
        ],
        "prepared-answers": [f"cau={place.answer}", "ghi=moi"],
        "institute": [f"nam={year - 1}"],
        "stations": ["bc=thieu", "xem=ban-do", "ghi=moi"],
        "visits": [f"nam={year - 2}"],
        "overview": ["dia-gioi=63"],
    }


def addresses(page: Page, place: Place, role: str) -> Iterator[str]:
    """Who reads alone asks for the page as it is; what else may be asked is the same to all."""
    known: dict[str, Any] = {
        "slug": place.slug,
        "year": place.today.year - 1,
        "code": "con-hieu-luc",
    }
    known["number"] = place.slip if page.name == "request-slip" else place.request
    known["deck"] = "tinh" if page.name == "province-rehearsal" else "mang-luoi"
    of_page = {"owner": place.owner, "edition": place.edition, "sent": place.edition}
    of_page |= dict.fromkeys(("record", "edit-record", "national-record"), place.asset)
    known["id"] = of_page.get(page.name, place.station)
    address = path(page.name, **known)
    yield address
    for query in queries(place).get(page.name, []) if role in WRITING else ():
        yield f"{address}?{query}"


def people(connection: Connection, place: Place) -> dict[str, str]:
    """Role → an account of it, made where there is none."""
    posts: dict[str, dict[str, Any]] = {
        OFFICER: {"vn34": place.vn34},
        LEADER: {"vn34": place.vn34},
        STATION: {"station_id": place.station},
        **{role: {} for role in (MANAGER, HEAD, TRAINER)},
    }
    known = set(connection.scalars(select(user.c.username)))
    found = {role: f"bench.{role}.{place.vn34}" for role in posts}
    for role, post in posts.items():
        name = found[role]
        if name not in known:
            users.create(connection, username=name, name=name, role=role, password=PASSWORD, **post)
    return found


def place_of(connection: Connection, vn34: str, today: date) -> Place:
    """Writes what is missing: a slip, a report, an answer kept ready."""
    c = request.c
    newest = select(c.number).where(c.station_id.is_not(None)).order_by(c.id).limit(1)
    number = connection.scalars(newest).one()
    own = connection.scalar(select(c.station_id).where(c.number == number)) or 0
    of_owner = select(owner_count.c.owner_id).where(owner_count.c.vn34 == vn34)
    largest = of_owner.order_by(owner_count.c.alive.desc()).limit(1)
    titled = select(asset.c.id, asset.c.registration_no).where(
        asset.c.vn34 == vn34, asset.c.registration_no.is_not(None)
    )
    record = connection.execute(titled.order_by(asset.c.id.desc()).limit(1)).one()
    return Place(
        vn34,
        record.id,
        record.registration_no,
        connection.scalar(largest) or 0,
        own,
        number,
        _slip(connection, vn34, today),
        _edition(connection),
        connection.scalar(select(func.min(prepared_answer.c.id))) or 0,
        today,
    )


def _slip(connection: Connection, vn34: str, today: date) -> str:
    """The newest search of the province, with what was looked up for it."""
    c, e = request.c, request_entry.c
    searches = select(c.id, c.number).where(c.vn34 == vn34, c.kind == SEARCH)
    newest = connection.execute(searches.order_by(c.received_on.desc(), c.id).limit(1)).one()
    slip = slip_of(LookUp(text="ca phe"), Found(), outside=UNSEEN, desk="bench").to_json()
    told = {"request_id": newest.id, "kind": "answer", "text": "Xem phiếu.", "told": {"slip": slip}}
    who = {"user_id": 0, "by": "bench slip", "post": "", "vn34": None, "station_id": None}
    known = select(e.id).where(e.request_id == newest.id, e.by == "bench slip")
    if connection.scalar(known) is None:
        row = {**told, **who, "at": now(), "day": today, "illustrative": True}
        connection.execute(insert(request_entry).values(**row))
    return str(newest.number)


def _edition(connection: Connection) -> int:
    known = connection.scalar(select(func.min(report_edition.c.id)))
    if known:
        return int(known)
    row = {"template": "annual", "period": "2020", "whose": "vien", "turn": 1, "language": "vi"}
    row |= {"state": "published", "answers": {}, "number": "01/BC", "frozen_by": "bench"}
    row |= {"digest": "0" * 64, "content": "{}", "reason": "", "version": 4, "updated_by": "bench"}
    row |= {"updated_at": now(), "frozen_at": now(), "illustrative": True}
    written = insert(report_edition).values(**row).returning(report_edition.c.id)
    return int(connection.execute(written).scalar_one())


def rows(url: str, today: date, wanted: list[str]) -> Iterator[tuple[str, str, int, Took]]:
    """Role, address, how many statements, how long they took."""
    app = create_app(Settings(database_url=url, secret_key="b" * 40))
    database: Database = app.server.extensions["ipplatform"].database
    (largest, _n), _middle = extremes(database)
    with database.write(SYSTEM) as connection:
        place = place_of(connection, largest, today)
        accounts = people(connection, place)
    for role, account in accounts.items():
        client = app.server.test_client()
        client.set_cookie("ipp", start_session_of(database, account))
        for page in (page for page in PAGES if role in page.roles):
            for address in addresses(page, place, role):
                if wanted and not any(word in address for word in wanted):
                    continue
                try:
                    found = asked(app, client, database, page.name, address)
                except AssertionError as refused:
                    print(f"{role}: {refused}", flush=True)
                    continue
                if found:
                    yield role, address, len(found), replayed(database, found, RUNS)
    database.dispose()


def _on(url: str, options: argparse.Namespace) -> None:
    database, today = Database(url), today_in_vietnam()
    network_data.fill(database, options.stations, options.months, options.requests, today)
    goal = GOAL[database.dialect]
    print(database.dialect, network_data.counted(database), flush=True)
    print("| role | page | statements | p50 | p95 | p95 of the processor | |")
    print("|---|---|--:|--:|--:|--:|---|")
    database.dispose()
    for role, address, n, took in rows(url, today, options.only):
        told = [_p95(times) for times in took]
        missed = "" if min(told) <= goal else "MISSED"
        print(
            f"| {role} | `{address}` | {n} | {median(took.wall):.1f} | {told[0]:.1f} | {told[1]:.1f} | {missed} |",
            flush=True,
        )


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1] if times else float("inf")


def main() -> None:
    parser = databases.options_of_network("python -m benchmarks.every_page")
    parser.add_argument("--only", nargs="*", default=[])
    options = parser.parse_args()
    for url in databases.wanted(options):
        _on(url, options)


if __name__ == "__main__":
    main()
