"""A register with something of everything that a backup must bring back, and how two states are
compared."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from sqlalchemy import insert, select

from commands.backup import backup_command
from commands.restore import restore_command
from data_access.accounts import audit, sessions, users
from data_access.accounts.feeds import new_feed
from data_access.database import attachments
from data_access.database.engine import Database, now
from data_access.database.jobs import Owner
from data_access.database.scope import SYSTEM, Scope
from data_access.importing.jobs import Folder, begin
from data_access.importing.stage import Stage
from data_access.pictures.files import take as take_picture
from data_access.tables import asset, asset_image, deadline_act, job, letter_template
from data_access.upkeep import daily, upgrade
from data_access.upkeep.backing_up import comparison
from data_access.upkeep.backing_up.manifest import Table
from data_access.upkeep.backing_up.place import Place
from data_access.upkeep.checks import check
from domain.calendar.dates import today_in_vietnam
from settings import Settings
from tests.builders import MOMENT
from tests.importing.test_pictures import png
from tests.seeded import seed
from tests.web.support import sign_in
from wiring import create_app

KEEPER = "keeper"
PASSWORD = "thuyen-ai-dinh-trang-2026"
PDF = b"%PDF-1.4 a proof"


@dataclass
class Site:
    """`session`, `feed`: secrets that somebody holds; `asset_id`: with a picture and a proof;
    `job`: an import to be decided about."""

    settings: Settings
    database: Database
    session: str
    feed: str
    asset_id: int
    job: int

    @property
    def place(self) -> Place:
        return place_of(self.settings)


def place_of(settings: Settings) -> Place:
    return Place(settings.database, settings.owner_database, settings.data_dir)


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    database = Database(settings.database, vault=settings.data_dir)
    try:
        yield database
    finally:
        database.dispose()


@contextmanager
def filled(settings: Settings) -> Iterator[Site]:
    with opened(settings) as database:
        if upgrade.is_empty(database):
            upgrade.upgrade(database)
        with database.write(SYSTEM) as connection:
            seed(connection)
            person = users.create(
                connection,
                username="nghean",
                name="Hà",
                role="officer",
                vn34="40",
                password=PASSWORD,
            )
            feed = new_feed(connection, person, actor="nghean", vn34="40")
            asset_id = int(
                connection.scalar(select(asset.c.id).where(asset.c.vn34 == "40").limit(1)) or 0
            )
            _add_files(connection, settings, asset_id)
            number = begin(
                connection,
                Owner(Scope("province", vn34="40"), person),
                file="x.csv",
                actor="nghean",
                role="officer",
            )
            connection.execute(job.update().where(job.c.id == number).values(state="ready"))
        _add_upload(settings, number)
        with database.write_signin() as connection:
            session = sessions.start(connection, person, at=now(), life=timedelta(hours=1))
            audit.append(connection, actor="nghean", action="signed_in")
        daily.roll(database, today_in_vietnam(), everything=True)  # the seed's statuses are made up
        yield Site(settings, database, session, feed, asset_id, number)


def _add_files(connection: Any, settings: Settings, asset_id: int) -> None:
    """A proof, a letter's template, a picture, each with the row that refers to it."""
    proof = attachments.attach(settings.data_dir, "bien-lai.pdf", PDF)
    act = {
        "asset_id": asset_id,
        "rule": "renewal_nh",
        "ordinal": 1,
        "vn34": "40",
        "illustrative": True,
        "due": today_in_vietnam(),
    }
    act |= {
        "what": "paid",
        "done_on": today_in_vietnam(),
        "reason": "đã nộp",
        "actor": "Hà",
        "at": MOMENT,
        "version": 1,
    }
    act |= {
        "proof_name": proof.name,
        "proof_type": proof.type,
        "proof_size": proof.size,
        "proof_sha256": proof.sha256,
    }
    connection.execute(insert(deadline_act).values(act))
    template = {
        "vn34": "40",
        "illustrative": True,
        "name": "thu.docx",
        "sha256": attachments.store(settings.data_dir, b"a template"),
    }
    connection.execute(
        insert(letter_template).values({**template, "actor": "Hà", "at": MOMENT, "version": 1})
    )
    source = settings.data_dir / "source.png"
    source.write_bytes(png())
    picture = take_picture(source, settings.pictures)
    source.unlink()
    row = {
        "asset_id": asset_id,
        "position": 0,
        "sha256": picture.sha256,
        "name": "x.png",
        "width": picture.width,
        "height": picture.height,
    }
    connection.execute(insert(asset_image).values(row))


def _add_upload(settings: Settings, number: int) -> None:
    """A file that waits for a decision, with what was read of it; and what is nobody's."""
    folder = Folder(settings.data_dir, number)
    folder.path.mkdir(parents=True)
    folder.file.write_text("a,b\n1,2\n", encoding="utf-8")
    with Stage(folder.stage) as stage:
        stage.connection.execute(
            "INSERT INTO stage_name (folded, name, type) VALUES ('a', 'A', 'x')"
        )
    for left in ("process", "lock", "tmp.part"):
        (folder.path / left).write_text("1", encoding="ascii")
    (folder.root / "incoming-1").write_bytes(b"half a file")


def backup(settings: Settings, to: Path, *options: str) -> tuple[int, str]:
    done = CliRunner().invoke(
        backup_command, [str(to), *options], obj=settings, catch_exceptions=False
    )
    return done.exit_code, done.output


def restore(settings: Settings, file: Path, *options: str) -> tuple[int, str]:
    done = CliRunner().invoke(
        restore_command, [str(file), *options], obj=settings, catch_exceptions=False
    )
    return done.exit_code, done.output


def tables(settings: Settings) -> Mapping[str, Table]:
    """Count and hash of each table, but of those that a restore writes itself."""
    found = comparison.tables_of(place_of(settings))
    return {
        name: one for name, one in found.items() if name.partition(".")[2] not in comparison.OWN
    }


def kept(settings: Settings) -> dict[str, str]:
    """Proofs, templates, pictures, uploads, without what is left of processes: name → hash."""
    folders = (settings.data_dir / name for name in ("files", "pictures", "uploads"))
    found = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    own = [path for path in found if path.name not in ("process", "lock", "tmp.part", "incoming-1")]
    return {
        path.relative_to(settings.data_dir).as_posix(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in own
    }


def sound(settings: Settings) -> bool:
    """`check --all` and `audit verify`."""
    with opened(settings) as database:
        assert [(f.code, f.message) for f in check(database, today_in_vietnam(), whole=True)] == []
        assert audit.examine(database)[0] is None
    return True


def answers(site: Site, settings: Settings) -> tuple[int, int, int]:
    """What the restored site says to the session of before, to the calendar address of before, and
    to the right password."""
    app = create_app(settings)
    try:
        client = app.server.test_client()
        client.set_cookie("ipp", site.session)
        old = client.get("/tinh/nghe-an").status_code
        feed = app.server.test_client().get(f"/lich/{site.feed}.ics").status_code
        anew = app.server.test_client()
        return old, feed, sign_in(anew, "nghean", PASSWORD).status_code
    finally:
        app.server.extensions["ipplatform"].database.dispose()
