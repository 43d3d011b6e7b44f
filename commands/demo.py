"""`demo`: the demonstration database with illustrative assets, the published geographical
indications and an account for every role."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click
from sqlalchemy import Connection

from commands import illustrative
from commands.illustrative import contacts, deadlines, editions, pictures, requests
from commands.opened import Refused
from commands.upgrading import upgrade_schema
from data_access.accounts import audit, users
from data_access.accounts.writer import Writer
from data_access.database import state
from data_access.database.bulk import chunks
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.local_lists.rows import add_row
from data_access.local_names.page import local_names
from data_access.local_names.watch.look import look_daily
from data_access.network.fact_kinds import FACT_KINDS, save_facts, station_ids, write_visits
from data_access.network.goals import keep_goal
from data_access.network.invented import write_invented, write_people
from data_access.network.lives import lives
from data_access.network.stations import stations
from data_access.network.visits import visit_figures
from data_access.tables import institute_target, institute_task
from data_access.upkeep import anew, daily, demonstration, published_facts
from data_access.writing.save import save
from domain.calendar.dates import today_in_vietnam
from domain.network.hosts import host_key
from domain.network.stages import ENDED
from domain.places.provinces import PROVINCES_34_BY_SLUG
from domain.posts import Post
from domain.records.asset import AssetRecord
from domain.roles import HEAD, MANAGER, OFFICER, STATION
from language import _
from read_models.local_lists import RESULTS, TARGETS
from settings import Settings

PASSWORD = "ipplatform-demo"  # noqa: S105  published, for demonstrations only; production refuses to start on these accounts
ACTOR = "demo"
CHUNK = 5_000


@dataclass(frozen=True)
class Account:
    """`station`: the host of the one that it is of; with a province besides, the station is a
    second post."""

    username: str
    role: str
    name: str
    province: str | None = None
    station: str | None = None


ACCOUNTS = (
    Account("nghean", "officer", "Lê Thu Hà", "nghe-an"),
    Account("gialai", "officer", "Nguyễn Văn Bình", "gia-lai"),
    Account("ninhbinh", "officer", "Trần Minh Ngọc", "ninh-binh"),
    Account("lanhdao.nghean", "leader", "Phạm Quốc Khánh", "nghe-an"),
    Account("tram.haiphong", "station", "Vũ Hải Yến", station="Sở Khoa học và Công nghệ Hải Phòng"),
    Account("tram.minhhoa", "station", "Ngô Thị Lan Chi", station=illustrative.SILENT_STATION),
    Account(
        "nghean.tram",
        "officer",
        "Cao Thị Hồng Vân",
        "nghe-an",
        "Sở Khoa học và Công nghệ Nghệ An",
    ),
    Account("vien", "manager", "Đặng Thanh Tùng"),
    Account("lanhdao.vien", HEAD, "Đoàn Minh Quân"),
    Account("giangvien", "trainer", "Hoàng Mai Chi"),
    Account("quantri", "admin", "Bùi Đức Long"),
)


@click.command("demo")
@click.option("--reset", is_flag=True, help="empties the demonstration database and fills it anew")
@click.option(
    "--size",
    type=click.IntRange(min=0),
    default=illustrative.SIZE,
    show_default=True,
    help="how many illustrative assets",
)
@click.pass_obj
def demo_command(settings: Settings, reset: bool, size: int) -> None:
    """Creates the demonstration database and accounts; does nothing where they are there
    already."""
    if not settings.demo:
        raise Refused(_("Dữ liệu minh họa chỉ dành cho chế độ trình diễn (IPP_MODE=demo)."))
    upgrade_schema(settings)
    database = Database(settings.database, vault=settings.data_dir)
    try:
        click.echo(_prepare(database, settings, reset=reset, size=size))
    except demonstration.NotADemonstration as error:
        raise Refused(
            _("Cơ sở dữ liệu này có dữ liệu đã nhập; không ghi đè bằng dữ liệu minh họa.")
        ) from error
    finally:
        database.dispose()


def _prepare(database: Database, settings: Settings, *, reset: bool, size: int) -> str:
    today = today_in_vietnam()
    if demonstration.is_demonstration(database) and not reset:
        daily.roll(database, today)
        return _("Dữ liệu minh họa đã có sẵn; thêm --reset để tạo lại.")
    n = build(database, today, size=size, pictures_in=settings.pictures)
    return _(
        "Đã tạo {n} bản ghi và {accounts} tài khoản minh họa, mật khẩu {password}.",
        n=n,
        accounts=len(ACCOUNTS),
        password=PASSWORD,
    )


def build(
    database: Database,
    today: date,
    *,
    size: int = illustrative.SIZE,
    pictures_in: Path | None = None,
) -> int:
    """Empties the database and fills it, in one transaction; gives the number of records. Pictures
    are drawn into the folder `pictures_in`, if one is named. Raises NotADemonstration."""
    with database.write(SYSTEM) as connection:  # all of the demonstration is made anew
        demonstration.clear(connection)
        published_facts.load(connection)
        made = 0
        for part in chunks(_records(today, size), CHUNK):
            made += len(save(connection, part, batch_id=None, actor=ACTOR, today=today))
        write_visits(
            connection, illustrative.visits(visit_figures(connection, scope=SYSTEM)), batch_id=None
        )
        deadlines.work(connection, today, actor=illustrative.DESK_NAME)
        _add_stations(connection, today)
        _add_accounts(connection)
        deadlines.assign(connection, today)
        made += _add_desk(connection, today)
        contacts.add(connection)
        requests.add(connection, today, station_ids(connection), _desks(connection))
        if pictures_in:
            pictures.add(connection, pictures_in)
        look_daily(connection, today)
        editions.add(connection, today)
        demonstration.mark(connection)
        state.put(connection, "rolled_to", today.isoformat())
        anew.note(connection)
        audit.append(connection, actor=ACTOR, action="demo", detail={"records": made})
    return made


def _records(today: date, size: int) -> Iterator[AssetRecord]:
    yield from published_facts.indications(today)
    yield from illustrative.records(today, size=size)


def _add_desk(connection: Connection, today: date) -> int:
    """What officers of some provinces keep by hand, under a name that says that nobody wrote it,
    and marks that take their names; gives the number of these."""
    made = 0
    for n, slug in enumerate(illustrative.DESK_PROVINCES):
        writer = Writer(0, ACTOR, illustrative.DESK_NAME, PROVINCES_34_BY_SLUG[slug].code, SYSTEM)
        rights = local_names(connection, scope=SYSTEM, vn34=writer.vn34, state="new").rights
        target = 0
        for kept, row in illustrative.desk_rows(rights, today):
            of_target = {"target_id": target} if kept is RESULTS else {}
            number = add_row(connection, writer, kept, row | of_target, illustrative=True)
            target = number if kept is TARGETS else target
        marks = list(illustrative.borrowed(rights[:5], today, first=10 * n))
        made += len(save(connection, marks, batch_id=None, actor=ACTOR, today=today))
    return made


def _add_stations(connection: Connection, today: date) -> None:
    """Invented stations with two years of reports; what is not favourable is told of no real
    department."""
    _add_months_of_real_hosts(connection, today)
    made = illustrative.stations(today)
    save_facts(connection, FACT_KINDS["stations"], [one.station for one in made], batch_id=None)
    ids = station_ids(connection)
    for n, one in enumerate(made):
        number = ids[host_key(one.station.host)]
        by = illustrative.DESK_NAME
        write_invented(connection, number, one.stages, one.reports, by=by)
        if one.reports:
            write_people(connection, number, illustrative.staff(n, today), by=by)
    held = illustrative.events(today)
    save_facts(connection, FACT_KINDS["events"], held, batch_id=None, by=illustrative.DESK_NAME)
    writer = Writer(0, ACTOR, illustrative.DESK_NAME, "", SYSTEM)
    new: dict[str, Any] = {"goal_id": 0, "version": 0, "illustrative": True}
    for target in illustrative.targets(today):
        keep_goal(connection, writer, institute_target, target, **new)
    for task in illustrative.tasks(today):
        keep_goal(connection, writer, institute_task, task, **new)


def _add_months_of_real_hosts(connection: Connection, today: date) -> None:
    """Favourable ones, of the stations that still work; each is marked."""
    known = stations(connection, scope=SYSTEM)
    life = lives(connection, known, scope=SYSTEM)
    going_on = [one for one in known if all(s.stage != ENDED for s in life[one.id].stages)]
    for n, one in enumerate(going_on):
        stages, reports = illustrative.favourable(n, one.opened, today)
        write_invented(connection, one.id, stages, reports, by=illustrative.DESK_NAME)


def _desks(connection: Connection) -> dict[str, int]:
    """Who works at a desk: host of the station, slug of the province or INSTITUTE → account."""
    working = [a for a in ACCOUNTS if a.role in (OFFICER, STATION, MANAGER)]
    return {
        one.station or one.province or requests.INSTITUTE: users.find(connection, one.username).id
        for one in working
    }


def _add_accounts(connection: Connection) -> None:
    stations = station_ids(connection)
    for account in ACCOUNTS:
        vn34 = PROVINCES_34_BY_SLUG[account.province].code if account.province else None
        station = stations[host_key(account.station)] if account.station else None
        users.create(
            connection,
            username=account.username,
            name=account.name,
            role=account.role,
            vn34=vn34,
            station_id=None if vn34 else station,
            password=PASSWORD,
            demonstration=True,
            actor=ACTOR,
        )
        if vn34 and station:
            also = [Post(STATION, station_id=station)]
            users.change_posts(connection, account.username, add=also, actor=ACTOR)
