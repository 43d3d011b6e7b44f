"""How far a long command has come, on standard error, where a service's log takes it up."""

import click

from language import _

SELDOM = 20_000
"""Records between two lines."""


def told(done: int, total: int) -> None:
    """A line every so many records, and one for the last."""
    if done == total or done % SELDOM == 0:
        click.echo(
            _("Đang tính lại: {done}/{total} bản ghi", done=done, total=max(done, total)), err=True
        )
