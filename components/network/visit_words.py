"""Sentences about visits that several cards use: the change on the same months, which files a
number came in."""

from collections.abc import Iterable

from language import _
from language.dates import day_and_time
from language.numbers import change as per_cent
from language.numbers import signed
from read_models.visit_counts import Change, Imported


def change_text(change: Change) -> str:
    """'11 tháng: +10,4%'; of twelve months the per cent alone."""
    grown = per_cent(change.now, change.before)
    return grown if change.months == 12 else _("{n} tháng: {change}", n=change.months, change=grown)


def change_in_full(change: Change, year: int) -> str:
    """'+266.730 (+10,4%) so với cùng 11 tháng 2025'."""
    numbers = {
        "n": signed(change.now - change.before),
        "change": per_cent(change.now, change.before),
        "year": year,
    }
    if change.months == 12:
        return _("{n} ({change}) so với năm {year}", **numbers)
    return _("{n} ({change}) so với cùng {months} tháng {year}", months=change.months, **numbers)


def told_files(files: Iterable[Imported]) -> str:
    """Which files, by whom, when."""
    return "; ".join(
        _("{file}, {actor} nhập {when}", file=f.file, actor=f.actor, when=day_and_time(f.at))
        for f in files
    )
