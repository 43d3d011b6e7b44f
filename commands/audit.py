"""`audit verify`: proves that the audit log stands as it was written; names the row where it does
not, exit 1. `audit accept`: goes on with the log of an older backup."""

import click

from commands.opened import OPERATOR, Refused, opened
from data_access.accounts import audit
from language import _
from settings import Settings


@click.group("audit")
def audit_command() -> None:
    """Looks after the audit log."""


@audit_command.command("verify")
@click.pass_obj
def verify(settings: Settings) -> None:
    """Proves every row of the audit log, the newest too; exit 1 where one was changed or is
    missing."""
    with opened(settings) as database:
        found, newest = audit.examine(database)
    if found:
        click.echo(f"audit: {audit.told(found)}")
        raise click.exceptions.Exit(1)
    click.echo(
        _("Nhật ký nguyên vẹn đến dòng {id}, mã {hash}.", id=newest.id, hash=newest.hash or "–")
    )


@audit_command.command("accept")
@click.pass_obj
def accept(settings: Settings) -> None:
    """After an older backup was put back: goes on with its log; the next row says from where on
    rows are missing."""
    with opened(settings) as database:
        if not audit.accept(database, actor=OPERATOR):
            raise Refused(
                _("Không có dòng mới nhất nào bị thiếu, hoặc nhật ký sai ở chỗ khác; không làm gì.")
            )
    click.echo(_("Đã tiếp tục từ nhật ký hiện có; dòng mới ghi rõ các dòng bị thiếu."))
