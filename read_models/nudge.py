"""The letter by which the institute asks a station for its monthly reports."""

from dataclasses import dataclass
from datetime import date

from language import _
from language.dates import day as told_day


@dataclass(frozen=True, slots=True)
class Nudge:
    """`owed`: (month, kind) of what is asked for, the oldest first; `to`: addresses, none where the
    station has told none; `mailed`: whether a mail server is set; `last`: the day of the last one
    about any of these months, `by`: who sent it. `today`: months that were asked for today, which
    are not asked for again."""

    owed: tuple[tuple[str, str], ...]
    to: tuple[str, ...] = ()
    subject: str = ""
    text: str = ""
    mailed: bool = False
    last: date | None = None
    by: str = ""
    today: tuple[str, ...] = ()

    @property
    def goes_by_mail(self) -> bool:
        return self.mailed and bool(self.to)


def asked_today(day: date, by: str) -> str:
    """Why the institute does not ask again."""
    return _(
        "Hôm nay, {day}, {name} đã nhắc Trạm về các kỳ này: mỗi kỳ nhắc một ngày một lần.",
        day=told_day(day),
        name=by,
    )
