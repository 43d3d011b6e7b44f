"""A group of commands whose modules are loaded when they are asked for: a server needs no reader of
spreadsheets."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """`modules`: name of a command → "module:attribute"."""

    def __init__(self, *positional: Any, modules: Mapping[str, str], **options: Any) -> None:
        super().__init__(*positional, **options)
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *self.modules})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.modules:
            return super().get_command(ctx, cmd_name)
        module, _colon, attribute = self.modules[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command
