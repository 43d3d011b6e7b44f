"""The letter by which the institute asks a station for its monthly reports."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Nudge:
    """`owed`: (month, kind) of what is asked for, the oldest first; `to`: addresses, none where the
    station has told none; `mailed`: whether a mail server is set; `last`: the day of the last one
    about any of these months."""

    owed: tuple[tuple[str, str], ...]
    to: tuple[str, ...] = ()
    subject: str = ""
    text: str = ""
    mailed: bool = False
    last: date | None = None

    @property
    def goes_by_mail(self) -> bool:
        return self.mailed and bool(self.to)
