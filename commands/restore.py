"""`restore`: puts a backup in place, proved before anything is touched."""

from pathlib import Path

import click

from commands.opened import Refused
from commands.restoring import Restored, restore
from data_access.upkeep.backing_up.refusal import Refusal
from language import _
from settings import Settings


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--replace",
    "replacing",
    is_flag=True,
    help="instead of the state that is there, which is kept beside it",
)
@click.pass_obj
def restore_command(settings: Settings, file: Path, replacing: bool) -> None:
    """Puts the backup FILE into an empty place; exit 2 with a sentence on damage, a newer schema, a
    place that is in use or not empty."""
    try:
        found = restore(settings, file, replacing=replacing)
    except Refusal as refusal:
        raise Refused(str(refusal)) from refusal
    for line in told(found):
        click.echo(line)


def told(found: Restored) -> list[str]:
    """What came back, and what is to be done."""
    lines = [
        _(
            "Đã khôi phục từ {file}, sao lưu lúc {at}: {assets} tài sản, {accounts} tài khoản.",
            file=found.file,
            at=found.made_at,
            assets=found.assets,
            accounts=found.accounts,
        ),
        _(
            "Mọi phiên đăng nhập và địa chỉ lịch đã hết hiệu lực: mọi người đăng nhập lại và tạo địa chỉ lịch mới."
        ),
    ]
    if found.aside:
        kept = ", ".join(found.aside)
        lines.append(
            _(
                "Trạng thái trước khi khôi phục được giữ ở {where}; xóa khi đã chắc chắn không cần.",
                where=kept,
            )
        )
    if found.reached:
        lines.append(
            _(
                "Số liệu được tính đến ngày {day}. Chạy python app.py daily để biết cách chuyển sang hôm nay.",
                day=found.reached,
            )
        )
    return lines
