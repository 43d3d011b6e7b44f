"""`backup`: the whole state in one file, while everybody works."""

from pathlib import Path

import click

from commands.opened import Refused
from commands.restoring import place_of
from data_access.database.engine import now
from data_access.upkeep.backing_up import take
from data_access.upkeep.backing_up.manifest import Manifest
from data_access.upkeep.backing_up.refusal import Refusal
from language import _
from settings import Settings


@click.command("backup")
@click.argument("to", metavar="FILE|FOLDER", type=click.Path(path_type=Path))
@click.option(
    "--keep",
    type=click.IntRange(min=1),
    metavar="N",
    help="in a folder: keeps the newest N backups and removes older ones",
)
@click.pass_obj
def backup_command(settings: Settings, to: Path, keep: int | None) -> None:
    """Writes databases, audit key and all files into FILE, or into FOLDER under a name with the
    moment; exit 2 where that fails."""
    at = now()
    file = to / take.DATED.format(at=at) if to.is_dir() else to
    if keep and not to.is_dir():
        raise Refused(_("--keep cần một thư mục đã có: {folder}", folder=to))
    try:
        made = take.take(place_of(settings), file, at=at)
    except Refusal as refusal:
        raise Refused(str(refusal)) from refusal
    click.echo(_told(file, made))
    for old in take.prune(to, keep) if keep else ():
        click.echo(_("Đã xóa bản sao lưu cũ {file}", file=old))


def _told(file: Path, made: Manifest) -> str:
    return _(
        "Đã sao lưu vào {file}: {assets} tài sản, {accounts} tài khoản, {tables} bảng, {files} tệp, {size} MB.",
        file=file,
        assets=made.rows("asset"),
        accounts=made.rows("user"),
        tables=len(made.tables),
        files=len(made.files),
        size=f"{file.stat().st_size / 1_000_000:.1f}".replace(".", ","),
    )
