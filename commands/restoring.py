"""The steps of a restore, for `restore` and `drill`. Until the journal is written the old state
stands; from then on every step can be repeated, and the next `restore` does
(docs/decisions/0017)."""

import errno
import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from commands.opened import OPERATOR
from commands.progress import told
from commands.upgrading import upgrade_schema
from data_access.database.engine import Database, now
from data_access.upkeep import anew, daily, upgrade
from data_access.upkeep.backing_up import (
    archive,
    ending,
    hold,
    journal,
    of_postgresql,
    of_sqlite,
    switch,
)
from data_access.upkeep.backing_up.journal import LOADED, LOADING, PLACED, Journal
from data_access.upkeep.backing_up.manifest import Manifest
from data_access.upkeep.backing_up.place import (
    DUMP,
    POSTGRESQL,
    REGISTER,
    SIGNIN,
    SQLITE,
    Place,
    target,
)
from data_access.upkeep.backing_up.refusal import Refusal
from domain.calendar.dates import follows, today_in_vietnam
from language import _
from language.dates import numeric
from settings import Settings


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back. `manifest` is None where a restore that had been broken off was ended;
    `aside`: folders with the former state; `reached`: the day that the register has reached, where
    the clock has gone on too far to follow it unasked."""

    file: str
    made_at: str
    manifest: Manifest | None
    assets: int
    accounts: int
    aside: tuple[str, ...]
    reached: str


def place_of(settings: Settings) -> Place:
    return Place(settings.database, settings.owner_database, settings.data_dir)


def restore(settings: Settings, file: Path, *, replacing: bool) -> Restored:
    """Raises Refusal; the state is then what it was."""
    place = place_of(settings)
    with hold.alone(place.data_dir), _told_errors(place):
        if begun := _unfinished(place):
            ended = _go_on(settings, place, begun, None)
            if begun.file == str(file.resolve()):
                return ended
        if not replacing:
            _require_empty(place)
        switch.clear_staging(place)
        try:
            return _restored(settings, place, file)
        finally:
            if journal.read(place.data_dir) is None:
                switch.clear_staging(place)


def _restored(settings: Settings, place: Place, file: Path) -> Restored:
    staged = place.staged()
    manifest, digest = archive.unpack(file, lambda name: target(staged, name))
    _require_fitting(settings, place, manifest)
    begun = Journal(
        file=str(file.resolve()),
        digest=digest,
        made_at=manifest.made_at,
        schema=manifest.schema,
        token=secrets.token_hex(16),
        moment=f"{now():%Y%m%dT%H%M%S%fZ}",
        phase=LOADING,
        former=_former(place),
        parts=(),
    )
    if place.kind == SQLITE:
        _prove_sqlite(staged, manifest)
        _finish(
            replace(
                settings, database_url=staged.url, owner_database_url="", data_dir=staged.data_dir
            ),
            begun,
        )
    _require_unused(place)
    begun = replace(
        begun, parts=switch.staged_parts(place), phase=LOADED if place.kind == SQLITE else LOADING
    )
    journal.write(place.data_dir, begun)
    if place.kind == POSTGRESQL:
        begun = _load(place, begun, manifest)
    return _go_on(settings, place, begun, manifest)


def _load(place: Place, begun: Journal, manifest: Manifest) -> Journal:
    tables = {name.partition(".")[2]: found for name, found in manifest.tables.items()}
    aside = None if of_postgresql.is_empty(place) else _schema_aside(begun)
    dumped = target(place.staged(), DUMP)
    try:
        of_postgresql.load(place, dumped, tables, token=begun.token, aside=aside)
    except Refusal:
        journal.remove(place.data_dir)
        raise
    begun = replace(begun, phase=LOADED)
    journal.write(place.data_dir, begun)
    return begun


def _go_on(settings: Settings, place: Place, begun: Journal, manifest: Manifest | None) -> Restored:
    """From the first step that cannot be undone to the end. Every step is safe to repeat."""
    if begun.phase != PLACED:
        switch.put_in_place(place, begun.parts, begun.moment)
        begun = replace(begun, phase=PLACED)
        journal.write(place.data_dir, begun)
    if place.kind == POSTGRESQL and of_postgresql.token_of(place) == begun.token:
        _finish(settings, begun)
    found = _result(settings, place, begun, manifest)
    switch.clear_staging(place)
    journal.remove(place.data_dir)
    return found


def _unfinished(place: Place) -> Journal | None:
    """What a restore has left that was killed; one of PostgreSQL whose rows were not loaded is
    forgotten, for nothing was changed."""
    begun = journal.read(place.data_dir)
    if begun is None or begun.phase != LOADING:
        return begun
    _require_unused(place)  # its psql may still be at work
    if of_postgresql.token_of(place) == begun.token:
        return replace(begun, phase=LOADED)
    journal.remove(place.data_dir)
    return None


def _finish(settings: Settings, begun: Journal) -> None:
    """Brings the restored rows up to this program and, where the clock can be followed, to today;
    the audit row is the last step."""
    upgrade_schema(settings)
    database = Database(settings.database, vault=settings.data_dir)
    today = today_in_vietnam()
    try:
        reached = daily.reached(database)
        if settings.demo or follows(reached, today):
            daily.roll(database, today, progress=told)
        else:
            anew.bring_up(database, reached or today, told)
        detail: dict[str, Any] = {
            "made_at": begun.made_at,
            "schema": begun.schema,
            "manifest": begun.digest,
            "former": begun.former,
        }
        ending.end(database, actor=OPERATOR, subject=Path(begun.file).name, detail=detail)
    finally:
        database.dispose()


def _result(
    settings: Settings, place: Place, begun: Journal, manifest: Manifest | None
) -> Restored:
    database = Database(settings.database, vault=settings.data_dir)
    try:
        assets, accounts = ending.counts(database)
        reached = daily.reached(database)
    finally:
        database.dispose()
    aside = [str(folder) for folder in switch.folders_aside(place, begun.moment)]
    if place.kind == POSTGRESQL and of_postgresql.has_schema(place, _schema_aside(begun)):
        aside.append(f"schema {_schema_aside(begun)}")
    late = bool(reached) and reached != today_in_vietnam()
    return Restored(
        file=begun.file,
        made_at=begun.made_at,
        manifest=manifest,
        assets=assets,
        accounts=accounts,
        aside=tuple(aside),
        reached=numeric(reached) if late and reached else "",
    )


def _schema_aside(begun: Journal) -> str:
    return f"before_restore_{begun.moment.lower()}"


def _require_empty(place: Place) -> None:
    if not switch.is_empty(place) or (
        place.kind == POSTGRESQL and not of_postgresql.is_empty(place)
    ):
        raise Refusal(
            _(
                "{where} đã có dữ liệu; chưa thay đổi gì. Khôi phục vào chỗ trống, hoặc thêm --replace: dữ liệu cũ được giữ riêng.",
                where=place.data_dir if place.kind == POSTGRESQL else place.register,
            )
        )


def _require_fitting(settings: Settings, place: Place, manifest: Manifest) -> None:
    if manifest.kind != place.kind:
        names = {SQLITE: "SQLite", POSTGRESQL: "PostgreSQL"}
        raise Refusal(
            _(
                "Bản sao lưu là của {kind}, còn IPP_DATABASE_URL là {own}; chưa thay đổi gì.",
                kind=names.get(manifest.kind, manifest.kind),
                own=names.get(place.kind, place.kind),
            )
        )
    if manifest.schema > upgrade.newest():
        raise Refusal(
            _(
                "Bản sao lưu có cấu trúc {theirs}, mới hơn {ours} của chương trình này; chưa thay đổi gì. Cài phiên bản đã tạo ra nó.",
                theirs=manifest.schema,
                ours=upgrade.newest(),
            )
        )
    if manifest.demonstration and not settings.demo:
        raise Refusal(
            _(
                "Bản sao lưu là của dữ liệu minh họa, không khôi phục vào nơi dùng thật (IPP_MODE=production)."
            )
        )
    _require_own_key(place)


def _require_own_key(place: Place) -> None:
    """The key of the audit log may be shared with other databases in the folder, whose logs another
    key would break."""
    new = place.staged().vault.key_file
    if (
        place.other_heads()
        and new.exists()
        and place.vault.key_file.exists()
        and new.read_bytes() != place.vault.key_file.read_bytes()
    ):
        raise Refusal(
            _(
                "Thư mục {folder} có cơ sở dữ liệu khác dùng chung {file}, và bản sao lưu có khóa khác: khôi phục vào thư mục khác.",
                folder=place.vault.folder,
                file=place.vault.key_file.name,
            )
        )


def _prove_sqlite(staged: Place, manifest: Manifest) -> None:
    for name, domain in of_sqlite.DOMAINS.items():
        told = {
            table: found
            for table, found in manifest.tables.items()
            if table.startswith(f"{domain}.")
        }
        if name not in manifest.files:
            continue
        found = of_sqlite.proved(staged.parts()[name])
        if {f"{domain}.{table}": one for table, one in found.items()} != told:
            raise Refusal(
                _("Các bảng trong bản sao lưu không khớp với bảng kê của nó; chưa thay đổi gì.")
            )


def _require_unused(place: Place) -> None:
    """By programs that know nothing of our lock."""
    if place.kind == POSTGRESQL:
        if users := of_postgresql.users_of(place):
            raise Refusal(
                _(
                    "Cơ sở dữ liệu đang được dùng ({who}): dừng chúng rồi chạy lại.",
                    who="; ".join(users),
                )
            )
        return
    held = [
        path
        for name, path in place.parts().items()
        if name in (REGISTER, SIGNIN) and of_sqlite.is_held(path)
    ]
    if held:
        raise Refusal(
            _("{file} đang được một chương trình khác mở: dừng nó rồi chạy lại.", file=held[0])
        )


def _former(place: Place) -> dict[str, Any]:
    """How far the log had come that is replaced, so that the new one says from where on rows are
    missing."""
    try:
        key = place.vault.key()
        head = place.vault.head(key) if key else None
    except OSError:
        return {}
    return {"id": head.newest.id, "hash": head.newest.hash} if head and head.sound else {}


@contextmanager
def _told_errors(place: Place) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Refusal(
                _("Không đủ chỗ trên đĩa ở {folder} để khôi phục.", folder=place.data_dir)
            ) from error
        raise Refusal(
            _(
                "Không khôi phục được: {detail}",
                detail=f"{os.strerror(error.errno or 0)}: {error.filename or ''}",
            )
        ) from error
    except sqlite3.Error as error:
        raise Refusal(_("Không khôi phục được: {detail}", detail=error)) from error
