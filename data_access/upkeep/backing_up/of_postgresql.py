"""PostgreSQL through its own programs, as the database's owner: `pg_dump` of one snapshot, `psql`
in one transaction."""

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from sqlalchemy import make_url

from data_access.upkeep.backing_up import fingerprints
from data_access.upkeep.backing_up.manifest import Table
from data_access.upkeep.backing_up.place import Place
from data_access.upkeep.backing_up.refusal import Refusal
from language import _

END = b"-- PostgreSQL database dump complete"
TAIL = 4_096
NEW_SCHEMA = b"CREATE SCHEMA public;"
LINES = 1 << 20
CONNECT_SECONDS = "10"
TOKEN = "restoring"  # noqa: S105  a key of the table `state`
ASIDE = sql.SQL(
    "ALTER SCHEMA public RENAME TO {aside};\nREVOKE ALL ON SCHEMA {aside} FROM PUBLIC;\nCREATE SCHEMA public;\n"
)
NOTED = sql.SQL(
    "INSERT INTO public.state (key, value, updated_at) VALUES ({key}, {value}, now());\n"
)
CLOSED = """SELECT format('REVOKE EXECUTE ON FUNCTION public.%I(%s) FROM PUBLIC;', proname, pg_get_function_identity_arguments(oid))
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND NOT has_function_privilege('public', oid, 'EXECUTE') ORDER BY 1"""
"""Rights of roles are not dumped, for another host may have other roles; but what nobody may call,
nobody may call there."""
USUAL = "/usr/lib/postgresql/{major}/bin"
"""Where Debian and Ubuntu keep the programs of each version."""


@contextmanager
def moment(place: Place) -> Iterator[tuple[psycopg.Connection[Any], str]]:
    """A connection that sees the database as it is now, and the name under which `pg_dump` sees the
    same. Raises Refusal."""
    with connected(place.owner_url) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        _require_every_row(connection)
        snapshot = connection.execute("SELECT pg_export_snapshot()").fetchone()
        yield connection, str(snapshot[0]) if snapshot else ""


@contextmanager
def connected(url: str) -> Iterator[psycopg.Connection[Any]]:
    """Raises Refusal."""
    try:
        connection = psycopg.connect(_conninfo(url), connect_timeout=int(CONNECT_SECONDS))
    except psycopg.OperationalError as away:
        raise Refusal(
            _("Không kết nối được cơ sở dữ liệu PostgreSQL: {detail}", detail=_line(str(away)))
        ) from away
    with connection:
        yield connection


def version(connection: psycopg.Connection[Any]) -> int:
    return connection.info.server_version // 10_000


def dump(place: Place, connection: psycopg.Connection[Any], snapshot: str, to: Path) -> None:
    """Raises Refusal where it did not come to its end."""
    own = (
        "--schema=public",
        "--no-owner",
        "--no-privileges",
        "--encoding=UTF8",
        f"--snapshot={snapshot}",
        f"--file={to}",
    )
    done = _run("pg_dump", version(connection), place.owner_url, own)
    if done.returncode or not _is_whole(to):
        raise Refusal(_("pg_dump không hoàn thành: {detail}", detail=_line(done.stderr)))
    with to.open("a", encoding="utf-8") as file:
        file.writelines(f"{row[0]}\n" for row in connection.execute(CLOSED))


def _is_whole(dumped: Path) -> bool:
    with dumped.open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - TAIL))
        return END in file.read()


def load(
    place: Place, dumped: Path, tables: Mapping[str, Table], *, token: str, aside: str | None
) -> None:
    """All or nothing, in one transaction that ends only when every table is what it was. `aside`:
    the name under which the former schema is kept, None where there is none; `token` is stored with
    it. Raises Refusal; the database is then as before."""
    with connected(place.owner_url) as connection:
        _require_every_row(connection)
        server = version(connection)
    program = _program("psql", server)
    dsn, environment = _access(place.owner_url)
    command = [
        program,
        "--no-psqlrc",
        "--no-password",
        "--quiet",
        "--set=ON_ERROR_STOP=1",
        f"--dbname={dsn}",
    ]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603 - PostgreSQL's own
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said, env=environment
        )
        assert process.stdin is not None
        try:
            with process.stdin as into:
                _feed(into, dumped, tables, token, aside)
        except BrokenPipeError:  # it has ended: its words say why
            pass
        except BaseException:
            process.kill()  # without the word that ends the transaction nothing of it stays
            process.wait()
            raise
        if process.wait():
            said.seek(0)
            detail = _line(said.read().decode("utf-8", "replace"))
            raise Refusal(
                _(
                    "Không khôi phục được vào PostgreSQL, dữ liệu cũ còn nguyên: {detail}",
                    detail=detail,
                )
            )


def _feed(
    into: IO[bytes], dumped: Path, tables: Mapping[str, Table], token: str, aside: str | None
) -> None:
    """The end of the transaction is the last word: where this process is killed before, `psql`
    finds no more words and gives up."""
    into.write(b"BEGIN;\n")
    if aside:
        into.write(ASIDE.format(aside=sql.Identifier(aside)).as_string(None).encode())
    with dumped.open("rb") as file:
        # it is there
        into.writelines(line for line in file.readlines(LINES) if not line.startswith(NEW_SCHEMA))
        shutil.copyfileobj(file, into, LINES)
    for words in fingerprints.comparisons(tables):
        into.write(words.encode())
    into.write(
        NOTED.format(key=sql.Literal(TOKEN), value=sql.Literal(json.dumps(token)))
        .as_string(None)
        .encode()
    )
    into.write(b"ANALYZE;\nCOMMIT;\n")


def token_of(place: Place) -> str | None:
    """Which restore has loaded the rows that are there."""
    with connected(place.owner_url) as connection:
        if connection.execute("SELECT to_regclass('public.state')").fetchone() == (None,):
            return None
        row = connection.execute(
            "SELECT value FROM public.state WHERE key = %s", (TOKEN,)
        ).fetchone()
    return str(row[0]) if row else None


def is_empty(place: Place) -> bool:
    with connected(place.owner_url) as connection:
        return not connection.execute(fingerprints.POSTGRESQL_TABLES).fetchall()


def has_schema(place: Place, name: str) -> bool:
    with connected(place.owner_url) as connection:
        return connection.execute("SELECT to_regnamespace(%s)", (name,)).fetchone() != (None,)


def users_of(place: Place) -> list[str]:
    """Who else is connected with the database, this machine's or another's."""
    query = """SELECT DISTINCT concat_ws(', ', usename, nullif(application_name, ''), host(client_addr)) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND usesysid IS NOT NULL"""
    with connected(place.owner_url) as connection:
        return sorted(row[0] for row in connection.execute(query))


def _require_every_row(connection: psycopg.Connection[Any]) -> None:
    """Row-level security would leave rows out, of a backup and of what proves a restore."""
    query = "SELECT rolname FROM pg_roles WHERE rolname = current_user AND NOT rolbypassrls AND NOT rolsuper"
    if row := connection.execute(query).fetchone():
        raise Refusal(
            _(
                "Vai trò {role} không thấy mọi dòng vì bảo mật theo dòng (row-level security) nên bản sao lưu sẽ thiếu. Đặt"
                " IPP_OWNER_DATABASE_URL bằng vai trò sở hữu các bảng và chạy một lần, với quyền quản trị PostgreSQL:"
                " ALTER ROLE … BYPASSRLS (docs/operating.md).",
                role=row[0],
            )
        )


def _run(
    name: str, server: int, url: str, arguments: tuple[str, ...]
) -> "subprocess.CompletedProcess[str]":
    dsn, environment = _access(url)
    command = [_program(name, server), "--no-password", f"--dbname={dsn}", *arguments]
    return subprocess.run(  # noqa: S603 - PostgreSQL's own
        command, env=environment, capture_output=True, text=True, errors="replace", check=False
    )


def _program(name: str, server: int) -> str:
    """The program of the server's version. Raises Refusal."""
    seen = []
    for folder in (*os.get_exec_path(), USUAL.format(major=server)):
        found = shutil.which(name, path=folder)
        if found is None:
            continue
        printed = subprocess.run(  # noqa: S603 - PostgreSQL's own
            [found, "--version"], capture_output=True, text=True, check=False
        )
        major = re.search(r"\) (\d+)", printed.stdout)
        if major and int(major.group(1)) == server:
            return found
        seen.append(f"{found} ({major.group(1) if major else '?'})")
    if seen:
        told = _(
            "Máy chủ PostgreSQL là phiên bản {server} nhưng chỉ có {seen}",
            server=server,
            seen=", ".join(seen),
        )
    else:
        told = _("Không tìm thấy chương trình {name}", name=name)
    raise Refusal(
        _(
            "{told}: cài gói postgresql-client-{server} và để thư mục của nó trong PATH.",
            told=told,
            server=server,
        )
    )


def _access(url: str) -> tuple[str, dict[str, str]]:
    """What a program connects with; the password is not among its arguments, which everybody on the
    machine can read."""
    parts = conninfo_to_dict(_conninfo(url))
    password = parts.pop("password", None)
    own = {"PGPASSWORD": str(password)} if password else {}
    return make_conninfo("", **parts), os.environ | own | {
        "PGCONNECT_TIMEOUT": CONNECT_SECONDS,
        "PGOPTIONS": "",
        "LC_ALL": "C",
    }


def _conninfo(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def _line(said: str) -> str:
    """The first two lines, as one."""
    return " ".join(" ".join(said.strip().splitlines()[:2]).split())[:400]
