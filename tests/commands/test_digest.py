"""The weekly letter on a real SMTP server, once a week and person; fees from a file."""

import socket
from collections.abc import Iterator
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from click.testing import CliRunner, Result
from sqlalchemy import select

from app import cli
from data_access.accounts import feeds
from data_access.database import state
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.deadlines.fees import amounts
from data_access.tables import asset_follow, audit_log, digest, fee, post, user
from data_access.upkeep.upgrade import upgrade
from tests.builders import MOMENT, create_asset
from tests.web.support import seed_people


class Mailbox:
    """What the server has taken. Refuses one address, as real ones do."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []

    async def handle_RCPT(
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if address.startswith("khong"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))  # type: ignore[arg-type]
        return "250 OK"


@pytest.fixture
def mail() -> Iterator[tuple[str, Mailbox]]:
    box = Mailbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield f"smtp://127.0.0.1:{port}?from=ipplatform@vien.example.vn", box
    controller.stop()


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    monkeypatch.setenv("IPP_DATA_DIR", str(tmp_path))
    found = Database(f"sqlite:///{tmp_path / 'demo.sqlite3'}")
    upgrade(found)
    with found.write(SYSTEM) as connection:
        seed_people(connection)
        state.put(connection, "rolled_to", "2026-11-23")
        create_asset(
            connection,
            vn34="40",
            vn63="40",
            title="Vờm Quẻng",
            due=date(2020, 1, 1),
            late_until=date(2099, 5, 1),
        )
        create_asset(
            connection,
            vn34="52",
            vn63="52",
            title="Chư Sê",
            due=date(2020, 1, 1),
            late_until=date(2099, 5, 1),
        )
    yield found
    found.dispose()


def want(database: Database, username: str, email: str, language: str) -> None:
    with database.write(SYSTEM) as connection:
        of_province = select(user.c.id, post.c.vn34).join(post, post.c.user_id == user.c.id)
        row = connection.execute(of_province.where(user.c.username == username)).one()
        feeds.set_digest(
            connection,
            row.id,
            email=email,
            language=language,
            active=True,
            actor=username,
            vn34=row.vn34,
        )


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["digest", *arguments])


def test_without_a_server_nothing_is_sent(database: Database) -> None:
    want(database, "nghean", "lan@nghean.example.vn", "vi")
    assert "chưa đặt IPP_SMTP_URL" in run().output
    dry = run("--dry-run")
    assert (
        dry.exit_code == 0
        and "To: lan@nghean.example.vn" in dry.output
        and "1 thư, chưa gửi." in dry.output
    )
    with database.read() as connection:
        assert connection.scalar(select(digest.c.sent_on)) is None


def test_each_gets_the_own_province_in_the_own_language_once(
    database: Database, mail: tuple[str, Mailbox], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IPP_SMTP_URL", mail[0])
    want(database, "nghean", "lan@nghean.example.vn", "vi")
    want(database, "gialai", "binh@gialai.example.vn", "en")
    assert "Đã gửi 2 thư." in run().output
    first, second = mail[1].letters
    assert (first["To"], first["From"]) == ("lan@nghean.example.vn", "ipplatform@vien.example.vn")
    assert first["Subject"] == "Thời hạn Nghệ An: 1 còn được nộp muộn, 0 trong 30 ngày"
    text = first.get_content()
    assert (
        "01/05/2099  Gia hạn lần 1: Vờm Quẻng" in text
        and "DỮ LIỆU MINH HỌA" in text
        and "Chư Sê" not in text
    )
    assert (
        second["Subject"] == "Deadlines, Gia Lai: 1 late but payable, 0 within 30 days"
        and "Vờm Quẻng" not in second.get_content()
    )
    assert "Đã gửi 0 thư." in run().output and len(mail[1].letters) == 2


def test_followed_records_that_have_changed_are_told(
    database: Database, mail: tuple[str, Mailbox], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Since the last letter; to who follows them; nothing where nothing has changed."""
    monkeypatch.setenv("IPP_SMTP_URL", mail[0])
    want(database, "nghean", "lan@nghean.example.vn", "vi")
    want(database, "gialai", "binh@gialai.example.vn", "en")
    turned = [("in_force", None, date(2026, 11, 20)), ("expired", date(2026, 11, 20), None)]
    before = [("in_force", None, date(2026, 11, 10)), ("expired", date(2026, 11, 10), None)]
    with database.write(SYSTEM) as connection:
        who = connection.scalar(select(user.c.id).where(user.c.username == "nghean"))
        place = {"vn34": "40", "vn63": "40"}
        for title, periods in (("Chè Vờm", turned), ("Chè Quẻng", before)):
            rid = create_asset(connection, title=title, periods=periods, **place)
            row = {"vn34": "40", "user_id": who, "asset_id": rid, "since": MOMENT}
            connection.execute(asset_follow.insert().values(row))
    assert "Đã gửi 2 thư." in run().output
    first, second = (letter.get_content() for letter in mail[1].letters)
    assert "Hồ sơ đang theo dõi có thay đổi: 1" in first
    line = "- 20/11/2026  Chè Vờm: Tình trạng pháp lý: Còn hiệu lực → Hết hiệu lực"
    assert line in first and "Chè Quẻng" not in first
    assert "Chè" not in second and "Followed records" not in second


def test_a_refused_letter_does_not_hold_up_the_others(
    database: Database, mail: tuple[str, Mailbox], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IPP_SMTP_URL", mail[0])
    want(database, "nghean", "khong@nghean.example.vn", "vi")
    want(database, "gialai", "binh@gialai.example.vn", "vi")
    told = run()
    assert (
        told.exit_code == 2 and "1 thư không gửi được" in told.output and len(mail[1].letters) == 1
    )


def test_no_server_there_is_told_in_a_sentence(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    want(database, "nghean", "lan@nghean.example.vn", "vi")
    monkeypatch.setenv("IPP_SMTP_URL", "smtp://127.0.0.1:1")
    told = run()
    assert (
        told.exit_code == 2
        and "Không kết nối được máy chủ thư 127.0.0.1" in told.output
        and "Traceback" not in told.output
    )


HEAD = "rule,first,last,valid_from,valid_to,amount,source\n"


def test_fees_are_loaded_and_dated(database: Database, tmp_path: Path) -> None:
    """The fee in force on the due day; none where the table is silent."""
    file = tmp_path / "phi.csv"
    file.write_text(
        HEAD
        + "renewal_nh,1,9,2020-01-01,2026-03-31,540000,Biểu A\nrenewal_nh,1,9,2026-04-01,,700000,Biểu B\n",
        "utf-8",
    )
    assert CliRunner().invoke(cli, ["fees", str(file)]).exit_code == 0
    with database.read() as connection:
        due = {
            (1, "renewal_nh", 1): date(2026, 3, 31),
            (2, "renewal_nh", 1): date(2026, 4, 1),
            (3, "maintenance_sc", 5): date(2026, 4, 1),
        }
        assert amounts(connection, due) == {
            (1, "renewal_nh", 1): 540_000,
            (2, "renewal_nh", 1): 700_000,
        }
        assert (
            connection.scalar(select(audit_log.c.action).order_by(audit_log.c.id.desc()))
            == "fees_loaded"
        )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("rule,first\n", "Thiếu cột"),
        (HEAD, "không có dòng nào"),
        (HEAD + "renewal_nh,1,9,2020-01-01,,abc,x\n", "Dòng 2, cột amount"),
        (HEAD + "nope,1,9,2020-01-01,,1,x\n", "Dòng 2, cột rule"),
        (HEAD + "renewal_nh,1,9,2020-01-01,,1,\n", "Dòng 2, cột source"),
        (HEAD + "renewal_nh,1,9,2020-01-01,,1,x\n" * 2, "Hai dòng cùng quy tắc"),
    ],
)
def test_a_bad_table_is_refused_whole(
    database: Database, tmp_path: Path, text: str, why: str
) -> None:
    file = tmp_path / "phi.csv"
    file.write_text(text, "utf-8")
    told = CliRunner().invoke(cli, ["fees", str(file)])
    assert told.exit_code == 2 and why in told.output
    with database.read() as connection:
        assert connection.execute(select(fee)).all() == []
