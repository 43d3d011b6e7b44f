"""`check` on the command line."""

from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from sqlalchemy import make_url

from commands.check import check_command
from data_access.database import state
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.upkeep import upgrade
from domain.calendar.dates import today_in_vietnam
from settings import Settings

PRODUCTION = {
    "IPP_MODE": "production",
    "IPP_SECRET_KEY": "k3y-for-a-test-0123456789-abcdefghijkl",
    "IPP_BASE_URL": "https://shcn.example.vn",
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A sound production installation without assets."""
    tmp_path.chmod(0o700)
    settings = replace(Settings.load(PRODUCTION | {"IPP_TRUSTED_PROXIES": "1"}), data_dir=tmp_path)
    database = Database(settings.database)
    upgrade.upgrade(database)
    (tmp_path / "production.sqlite3").chmod(0o600)
    with database.write(SYSTEM) as connection:
        state.put(connection, "rolled_to", today_in_vietnam().isoformat())
    database.dispose()
    return settings


def run(settings: Settings, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(check_command, list(options), obj=settings)
    return result.exit_code, result.output


def test_a_sound_installation(settings: Settings) -> None:
    assert run(settings) == run(settings, "--deploy") == (0, "Mọi kiểm tra đều đạt.\n")


def test_a_finding_is_told_and_exits_non_zero(settings: Settings) -> None:
    database = Database(settings.database)
    with database.write(SYSTEM) as connection:
        state.put(connection, "rolled_to", "2020-02-29")
    database.dispose()
    expected = "daily: Tình trạng mới được cập nhật đến ngày 29/02/2020: chạy python app.py daily\n"
    assert run(settings) == (1, expected)


def test_settings_are_checked_for_deployment_only(settings: Settings) -> None:
    settings.data_dir.chmod(0o755)
    careless = replace(settings, trusted_proxies=0)
    assert run(careless)[0] == 0
    code, output = run(careless, "--deploy")
    assert code == 1
    assert [line.split(":")[0] for line in output.splitlines()] == [
        "IPP_TRUSTED_PROXIES",
        "IPP_DATA_DIR",
    ]


def test_a_demonstration_is_never_fit_for_deployment(settings: Settings) -> None:
    database = Database(settings.database)
    with database.write(SYSTEM) as connection:
        state.put(connection, "demonstration", True)
    database.dispose()
    assert run(settings, "--deploy")[1].startswith("IPP_DATABASE_URL: ")
    assert run(replace(settings, mode="demo", database_url=settings.database), "--deploy")[
        1
    ].startswith("IPP_MODE: ")


@pytest.mark.parametrize(
    ("rights", "named"),
    [
        ("SUPERUSER", ["superuser"]),
        ("BYPASSRLS", ["BYPASSRLS"]),
        ("SUPERUSER BYPASSRLS", ["superuser", "BYPASSRLS"]),
    ],
)
def test_a_role_past_row_security_is_never_fit_for_deployment(
    settings: Settings, postgresql_url: str, postgresql_admin: str, rights: str, named: list[str]
) -> None:
    """Issue 13, item 8: named by `check --deploy`, exit 1."""
    database = Database(postgresql_url)
    upgrade.upgrade(database)
    with database.write(SYSTEM) as connection:
        state.put(connection, "rolled_to", today_in_vietnam().isoformat())
    database.dispose()
    past = f"past_{'_'.join(rights.lower().split())}"
    with psycopg.connect(
        make_url(postgresql_admin)
        .set(database=make_url(postgresql_url).database)
        .render_as_string(False)
    ) as admin:
        admin.execute(f"CREATE ROLE {past} LOGIN PASSWORD 'x' {rights}")  # type: ignore[arg-type]
        admin.execute(f"GRANT ALL ON ALL TABLES IN SCHEMA public TO {past}")  # type: ignore[arg-type]
    url = (
        make_url(postgresql_url)
        .set(username=past, password="x")
        .render_as_string(hide_password=False)
    )
    assert run(replace(settings, database_url=url)) == (0, "Mọi kiểm tra đều đạt.\n")
    code, output = run(replace(settings, database_url=url), "--deploy")
    told = [
        line for line in output.splitlines() if line.startswith(f"IPP_DATABASE_URL: vai trò {past}")
    ]
    assert (
        code == 1
        and [
            word
            for word in ("superuser", "BYPASSRLS")
            if any(word in line.split(",")[0] for line in told)
        ]
        == named
    )
