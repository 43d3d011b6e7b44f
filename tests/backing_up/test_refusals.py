"""What is not restored, and what is not taken: a sentence, exit 2, and nothing is touched."""

import gzip
import hashlib
import json
import shutil
import tarfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import psycopg
import pytest

from data_access.upkeep.backing_up import archive, manifest
from data_access.upkeep.backing_up.refusal import Refusal
from settings import Settings
from tests.backing_up.support import Site, backup, opened, restore, tables

POSITIONS = 25
"""Of bytes that are flipped one after the other, besides the first twelve and the last nine."""


@pytest.fixture
def file(full: Site, tmp_path: Path) -> Path:
    made = tmp_path / "x.tar.gz"
    assert backup(full.settings, made)[0] == 0
    return made


def lies_there(settings: Settings) -> dict[str, str]:
    found = [path for path in settings.data_dir.rglob("*") if path.is_file()]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def repacked(file: Path, change: Callable[[dict[str, Any], dict[str, bytes]], None]) -> None:
    """The archive anew, sums and all, with its manifest and members changed."""
    with tarfile.open(file) as tar:
        members = {member.name: (tar.extractfile(member) or BytesIO()).read() for member in tar}
    told = json.loads(members.pop(manifest.NAME))
    change(told, members)
    with (
        file.open("wb") as raw,
        gzip.GzipFile("", "wb", archive.LEVEL, raw, mtime=0) as packed,
        tarfile.open(None, "w", packed) as tar,
    ):
        for name, content in {**members, manifest.NAME: json.dumps(told).encode()}.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, BytesIO(content))
    packed_bytes = file.read_bytes()
    file.write_bytes(packed_bytes + archive.seal(hashlib.sha256(packed_bytes).hexdigest()))


def refused(settings: Settings, file: Path) -> str:
    """The sentence; nothing is there that was not before."""
    before = lies_there(settings)
    code, said = restore(settings, file)
    assert (code, lies_there(settings)) == (2, before), said
    assert said.startswith("Error: ") and said.count("\n") == 1
    return said


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_every_flipped_byte_and_every_cut_is_found(file: Path, tmp_path: Path) -> None:
    """D-4: header, contents, manifest, sums; what is cut off anywhere, what is added."""
    content = file.read_bytes()
    step = len(content) // POSITIONS
    damaged = [
        content[:n]
        for n in (0, 5, 11, *range(12, len(content), step), len(content) - 9, len(content) - 1)
    ]
    for n in (*range(12), *range(12, len(content), step), *range(len(content) - 9, len(content))):
        damaged.append(content[:n] + bytes([content[n] ^ 0xFF]) + content[n + 1 :])
    damaged += [content + b"x", content + content]
    for n, wrong in enumerate(damaged):
        file.write_bytes(wrong)
        with pytest.raises(Refusal):
            archive.unpack(file, lambda name, n=n: tmp_path / f"out-{n}" / name)  # type: ignore[misc]
        shutil.rmtree(tmp_path / f"out-{n}", ignore_errors=True)


def test_damage_is_refused(file: Path, second: Settings, tmp_path: Path) -> None:
    """D-4. Issue 14, item 8: nothing is put in place, and the state that is there stays."""
    content = file.read_bytes()
    middle = len(content) // 2
    for wrong in (
        content[:middle],
        content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :],
    ):
        file.write_bytes(wrong)
        assert "hỏng hoặc bị cắt" in refused(second, file)
    file.write_text("a text", encoding="ascii")
    assert "không phải là bản sao lưu" in refused(second, file)
    assert "No such file" in refused(second, tmp_path / "missing")


def test_a_newer_schema_is_refused(file: Path, second: Settings) -> None:
    repacked(file, lambda told, _members: told.update(schema="9999"))
    assert "cấu trúc 9999, mới hơn" in refused(second, file)


def test_rows_that_the_manifest_does_not_tell_of_are_refused(
    full: Site, file: Path, second: Settings
) -> None:
    """What was verified is what is put in place: the rows themselves are counted and hashed, in the
    place."""

    def change(told: dict[str, Any], _members: dict[str, bytes]) -> None:
        table = told["tables"]["register.asset" if full.place.kind == "sqlite" else "public.asset"]
        table["rows"] += 1

    repacked(file, change)
    said = refused(second, file)
    assert "không khớp với bảng kê" in said or "table asset is not what the backup says" in said
    repacked(file, lambda _told, members: members.update({"../x": b"y"}))
    assert "hỏng" in refused(second, file)
    assert not (second.data_dir.parent / "x").exists()


def test_another_kind_and_another_use_are_refused(full: Site, file: Path, second: Settings) -> None:
    if full.place.kind == "postgresql":
        elsewhere = replace(second, database_url="", owner_database_url="")
        assert "Bản sao lưu là của PostgreSQL, còn IPP_DATABASE_URL là SQLite" in refused(
            elsewhere, file
        )
    repacked(file, lambda told, _members: told.update(demonstration=True))
    assert "minh họa" in refused(replace(second, mode="production"), file)
    repacked(file, lambda told, _members: told.update(format=2))
    assert "định dạng mới hơn" in refused(second, file)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_backup_never_overwrites(full: Site, tmp_path: Path) -> None:
    """The database named by mistake stays what it was."""
    register = full.settings.data_dir / "demo.sqlite3"
    before = register.read_bytes()
    code, said = backup(full.settings, register)
    assert (code, "Đã có" in said, register.read_bytes()) == (2, True, before)
    assert backup(full.settings, tmp_path / "missing" / "x")[0] == 2
    assert backup(replace(full.settings, data_dir=tmp_path), tmp_path / "x")[0] == 2, (
        "no database there"
    )
    assert not (tmp_path / "demo.sqlite3").exists()


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_damaged_database_is_not_taken_for_a_good_one(full: Site, tmp_path: Path) -> None:
    """R-1: the copy's pages are looked at, and nothing is left that looks like a backup."""
    register = full.settings.data_dir / "demo.sqlite3"
    full.database.dispose()
    size = register.stat().st_size
    with register.open("r+b") as file:
        file.seek(size // 2)
        file.write(b"\xff" * (size // 4))
    code, said = backup(full.settings, tmp_path / "x.tar.gz")
    assert (code, "hỏng" in said) == (2, True)
    assert not [path for path in tmp_path.iterdir() if "tar" in path.name or "backup" in path.name]


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
def test_a_role_that_does_not_see_every_row_is_told(
    full: Site, tmp_path: Path, postgresql_admin: str
) -> None:
    """Issue 14, item 7: `pg_dump` as the application's role left a file that restored to
    nothing."""
    as_application = replace(full.settings, owner_database_url="")
    code, said = backup(as_application, tmp_path / "x.tar.gz")
    assert (code, "Vai trò app không thấy mọi dòng" in said) == (2, True)
    assert not (tmp_path / "x.tar.gz").exists()


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
def test_programs_of_another_version_and_none_are_told(
    full: Site, file: Path, second: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    assert (
        "Không tìm thấy chương trình pg_dump: cài gói postgresql-client-18"
        in backup(full.settings, tmp_path / "y")[1]
    )
    for name in ("pg_dump", "psql"):
        (programs / name).write_text("#!/bin/sh\necho 'x (PostgreSQL) 15.1'\n", encoding="ascii")
        (programs / name).chmod(0o755)
    assert "là phiên bản 18 nhưng chỉ có" in backup(full.settings, tmp_path / "y")[1]
    assert "là phiên bản 18 nhưng chỉ có" in refused(second, file)


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
@pytest.mark.parametrize("ending", ["exit 1", "printf 'COPY public.asset' > \"$to\"; exit 0"])
def test_a_dump_that_did_not_end_is_no_backup(
    full: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    """Its exit code and its last line are looked at."""
    programs = tmp_path / "bin"
    programs.mkdir()
    script = f'#!/bin/sh\n[ "$1" = --version ] && echo "x (PostgreSQL) 18.1" && exit 0\nfor to; do :; done; to="${{to#--file=}}"\n{ending}\n'
    (programs / "pg_dump").write_text(script, encoding="ascii")
    (programs / "pg_dump").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    code, said = backup(full.settings, tmp_path / "x.tar.gz")
    assert (code, "pg_dump không hoàn thành" in said) == (2, True)
    assert not list(tmp_path.glob("*.tar.gz")) and not list(tmp_path.glob(".ipplatform*"))


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
def test_a_database_that_is_away_is_told(full: Site, tmp_path: Path) -> None:
    away = replace(full.settings, owner_database_url="postgresql://x@127.0.0.1:1/y")
    code, said = backup(away, tmp_path / "x.tar.gz")
    assert (code, "Không kết nối được" in said, "Traceback" in said) == (2, True, False)


def test_what_is_refused_is_there_as_before(full: Site, file: Path) -> None:
    """A damaged file with --replace: the state that is there is untouched."""
    before, content = tables(full.settings), file.read_bytes()
    full.database.dispose()
    file.write_bytes(content[:-20])
    assert restore(full.settings, file, "--replace")[0] == 2
    assert tables(full.settings) == before
    with opened(full.settings) as database:
        assert database.is_reachable()


def test_no_password_is_among_a_programs_arguments() -> None:
    from data_access.upkeep.backing_up.of_postgresql import _access

    told, environment = _access("postgresql://x:secret-word@127.0.0.1/y")
    assert "secret-word" not in told and environment["PGPASSWORD"] == "secret-word"
    assert psycopg.conninfo.conninfo_to_dict(told)["user"] == "x"
