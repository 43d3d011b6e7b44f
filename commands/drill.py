"""`drill`: restores a backup into a second, empty place and proves it there."""

from pathlib import Path

import click

from commands.opened import Refused
from commands.restore import told
from commands.restoring import place_of, restore
from data_access.accounts import audit
from data_access.database.engine import Database
from data_access.upkeep.backing_up import comparison
from data_access.upkeep.backing_up.refusal import Refusal
from data_access.upkeep.checks import check
from domain.calendar.dates import today_in_vietnam
from language import _
from settings import Settings


@click.command("drill")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def drill_command(settings: Settings, file: Path) -> None:
    """Restores FILE into the empty place of IPP_DATA_DIR and IPP_DATABASE_URL, compares counts and
    hashes of every table and file with the backup, and runs `check --all` and `audit verify`; exit
    1 on a difference or a finding."""
    try:
        restored = restore(settings, file, replacing=False)
        if restored.manifest is None:
            raise Refused(
                _(
                    "Lần khôi phục bị ngắt trước đó đã được hoàn tất; làm trống chỗ diễn tập rồi chạy lại."
                )
            )
        lines = comparison.compared(place_of(settings), restored.manifest)
    except Refusal as refusal:
        raise Refused(str(refusal)) from refusal
    for line in (*told(restored), *(line.said() for line in lines)):
        click.echo(line)
    wrong = [line for line in lines if not line.same and not line.expected]
    findings = _findings(settings)
    for finding in findings:
        click.echo(finding)
    if wrong or findings:
        click.echo(
            _("Diễn tập KHÔNG đạt: {n} chỗ khác, {m} phát hiện.", n=len(wrong), m=len(findings))
        )
        raise click.exceptions.Exit(1)
    click.echo(_("Diễn tập đạt: mọi bảng và mọi tệp như trong bản sao lưu, mọi kiểm tra đều đạt."))


def _findings(settings: Settings) -> list[str]:
    database = Database(settings.database, vault=settings.data_dir)
    try:
        found = [
            f"{finding.code}: {finding.message}"
            for finding in check(database, today_in_vietnam(), whole=True)
        ]
        broken, _newest = audit.examine(database)
    finally:
        database.dispose()
    return found + ([f"audit: {audit.told(broken)}"] if broken else [])
