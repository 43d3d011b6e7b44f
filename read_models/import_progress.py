"""How far an import is, in words: rows read, of how many, and the time that is left."""

from dataclasses import dataclass

from language import _, ngettext
from language.numbers import number
from read_models.imports import ImportJob

MINUTE = 60


@dataclass(frozen=True, slots=True)
class Progress:
    """`said`: rows read; `left`: about how long it still takes."""

    said: str
    left: str


def progress_words(job: ImportJob) -> Progress:
    return Progress(_said(job), _left(job.seconds_left))


def _said(job: ImportJob) -> str:
    if not job.total:
        return _("{n} dòng đã đọc", n=number(job.done))
    total = max(job.total, job.done)
    return _("{n} trong khoảng {total} dòng đã đọc", n=number(job.done), total=number(total))


def _left(seconds: int | None) -> str:
    if seconds is None:
        return _("đang ước tính thời gian còn lại")
    if seconds < MINUTE:
        return ngettext("còn khoảng {n} giây", "còn khoảng {n} giây", seconds)
    minutes = -(-seconds // MINUTE)
    return ngettext("còn khoảng {n} phút", "còn khoảng {n} phút", minutes)
