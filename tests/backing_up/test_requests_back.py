"""Requests out of a backup: the file that came with one opens as it was, and how a requester is reached
whose time was over meanwhile is gone after the first daily run."""

from datetime import date, timedelta
from pathlib import Path

from click.testing import CliRunner
from sqlalchemy import select, update

from commands.daily import daily_command
from data_access.accounts.writer import Writer
from data_access.database import attachments
from data_access.database.attachments import Attachment
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM, Scope
from data_access.network.requests import files, taking_down, writing
from data_access.tables import request, request_contact, request_file, user
from domain.calendar.dates import today_in_vietnam
from domain.network.request_clock import forget_on
from settings import Settings
from tests.backing_up.support import PASSWORD, Site, backup, opened, restore
from tests.web.support import sign_in
from wiring import create_app

PAPER = b"%PDF-1.4 what a requester brought"
OPEN, OVER = "Hợp tác xã Bến Lau", "Công ty Mây"
PHONE = "0912 555 777"


def take(database: Database, folder: Path, requester: str, day: date) -> str:
    """A request of that day with a contact and a file; gives its number."""
    scope = Scope.province("40")
    with database.write(scope) as connection:
        person = connection.scalars(select(user.c.id).where(user.c.username == "nghean")).one()
        who = Writer(person, "nghean", "Hà", "", scope)
        told = {"received_on": day, "channel": "phone", "kind": "consult", "side": ""}
        told |= {"topics": "|status|", "rights": "|NH|", "question": "Gia hạn nhãn hiệu"}
        told |= {"requester": requester, "requester_type": "company", "vn34": "40", "vn63": None}
        contact = {"phone": PHONE, "email": ""}
        number = taking_down.take_down(
            connection, who, told, contact, form_key=requester, assignee_id=None,
            answer="", today=day, illustrative=False,
        )  # fmt: skip
        n = writing.id_of(connection, number, scope=scope)
        own = attachments.store_apart(folder, PAPER)
        paper = Attachment(f"giay {PHONE}.pdf", "pdf", len(PAPER), own)
        files.add_file(connection, who, n, 1, paper, day)
    return number


def contacts(settings: Settings) -> list[str]:
    """Of which requesters one is kept, and of which a file."""
    with opened(settings) as database, database.read(SYSTEM) as connection:
        of = request.c.requester
        told = select(of).join(request_contact, request_contact.c.request_id == request.c.id)
        held = select(of).join(request_file, request_file.c.request_id == request.c.id)
        return [*sorted(connection.scalars(told)), "|", *sorted(connection.scalars(held))]


def test_a_file_opens_after_a_restore(full: Site, second: Settings, tmp_path: Path) -> None:
    """Byte for byte over HTTP; and a contact whose last day came between backup and restore stays
    away after the first daily run, with the file that may name it."""
    today = today_in_vietnam()
    number = take(full.database, full.settings.data_dir, OPEN, today)
    over = take(full.database, full.settings.data_dir, OVER, today - timedelta(400))
    ended = today - timedelta(365)
    assert forget_on(ended) == today
    with full.database.write(SYSTEM) as connection:
        here = request.c.number == over
        connection.execute(update(request).where(here).values(state="closed", ended_on=ended))
    assert backup(full.settings, tmp_path / "x.tar.gz")[0] == 0
    assert restore(second, tmp_path / "x.tar.gz")[0] == 0
    done = CliRunner().invoke(daily_command, [], obj=second, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert contacts(second) == [OPEN, "|", OPEN]
    left = [path.read_bytes() for path in (second.data_dir / "files").rglob("*") if path.is_file()]
    assert left.count(PAPER) == 1
    app = create_app(second)
    try:
        client = app.server.test_client()
        assert sign_in(client, "nghean", PASSWORD).status_code == 302
        got = client.get(f"/xuat/yeu-cau/{number}/tep/1")
        assert (got.status_code, got.data) == (200, PAPER)
        assert client.get(f"/xuat/yeu-cau/{over}/tep/2").status_code == 404
    finally:
        app.server.extensions["ipplatform"].database.dispose()
