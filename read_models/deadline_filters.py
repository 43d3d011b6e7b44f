"""The state of the deadlines page as its address tells it, and what each choice of it counts: one
definition for numbers and rows.

Parameters: han group of states, ky month (2026-11), day (2026-11-28) or period of reports (2026-Q3),
loai kinds, tinh-cu former province, phu-trach who sees to it (toi, chua, or the number of a person),
hen=qua whose day to call has gone by, xem=lich the month as a calendar, ngay a past day
(read_models.day_asked), sau/truoc page
cursor. A period takes the place of a group's own span of days. What cannot be read is kept in
`ignored`."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from domain.calendar.dates import add_months
from domain.calendar.report_periods import report_period
from domain.places.provinces import PROVINCES_63, PROVINCES_63_BY_SLUG
from domain.records.asset import UNKNOWN_FORMER
from domain.records.kinds import KIND_BY_SLUG, KINDS
from domain.terms.deadlines import STATES
from language import N_
from read_models.day_asked import PARAMETER
from read_models.plain_values import month_or_day, number, parameters, written_day
from read_models.query_strings import as_query

UNKNOWN_FORMER_SLUG = "chua-ro"
CALENDAR = "lich"
RECORDING, RECORDED = "ghi-nhan", "da-ghi"
"""Parameters that name one deadline: what the panel over the list is about, what was just
recorded."""
DOING = "viec"
"""Parameter: what is to be said of all deadlines that are ticked."""
ASSIGN, CALL = "giao", "hen"
"""What DOING may be: who sees to them, when their owners are called again."""
MINE, NOBODY, OVERDUE = "toi", "chua", "qua"
FIRST = "moi"
"""Parameter: nothing stood recorded before, so that what was recorded can be taken back."""
WATCH, SAVED, ALL = "", "da-cuu", "tat-ca"
GROUPS: dict[str, str] = {
    WATCH: N_("Cần theo dõi"),
    "muon": N_("Còn được nộp muộn"),
    "30": N_("Trong 30 ngày"),
    "31-90": N_("31–90 ngày"),
    "cho-xac-nhan": N_("Chờ xác nhận"),
    "da-mat": N_("Đã mất hiệu lực"),
    "da-xong": N_("Đã xong"),
    "khong-lam": N_("Không thực hiện"),
    SAVED: N_("Giữ được hiệu lực sau khi nhắc"),
    "90": N_("Trong 90 ngày"),
    "180": N_("Trong 180 ngày"),
    "sap-den": N_("Chưa đến hạn"),
    ALL: N_("Mọi tình trạng"),
}
BUTTONS = (WATCH, "muon", "30", "31-90", "cho-xac-nhan", "da-mat", "da-xong", "khong-lam")
"""What stands on the page with its number, the saved ones besides; the others are reached from
charts and from other pages."""
GROUP_OF_STATE = {
    "late": "muon",
    "open": "sap-den",
    "wait": "cho-xac-nhan",
    "done": "da-xong",
    "lost": "da-mat",
}
LOOK_BACK = 12
"""Months of lost and settled deadlines that the groups count."""


@dataclass(frozen=True, slots=True)
class Span:
    """Deadlines of one state whose day lies in [since, until]; None is open."""

    state: str
    since: date | None = None
    until: date | None = None

    def holds(self, state: str, day: date) -> bool:
        return (
            state == self.state
            and (self.since is None or day >= self.since)
            and (self.until is None or day <= self.until)
        )


@dataclass(frozen=True)
class DeadlineFilters:
    """`group`: a key of GROUPS; `period`: '', 'YYYY-MM', 'YYYY-MM-DD' or of reports ('2026-Q3');
    `calendar`: the month as a grid instead of the list; `on`: a past day instead of today. `person`:
    MINE, NOBODY or the id of who sees to them; `call`: OVERDUE. Neither is kept of past days."""

    group: str = WATCH
    period: str = ""
    kinds: tuple[str, ...] = ()
    former: str | None = None
    calendar: bool = False
    on: date | None = None
    person: str = ""
    call: str = ""
    after: str = ""
    before: str = ""
    ignored: tuple[str, ...] = ()

    def but(self, **changes: Any) -> "DeadlineFilters":
        """The same with some changed, back on the first page."""
        return replace(self, **{"after": "", "before": "", "ignored": ()} | changes)

    def on_day(self, on: date | None) -> "DeadlineFilters":
        """The same of a past day, None for today, on the same page."""
        if on is None or not self.follows:
            return replace(self, on=on)
        untold = tuple(
            f"{name}={value}"
            for name, value in (("phu-trach", self.person), ("hen", self.call))
            if value
        )
        return replace(self, on=on, person="", call="", ignored=self.ignored + untold)

    @property
    def follows(self) -> bool:
        """Whether it asks for who sees to a deadline or when its owner is called."""
        return bool(self.person or self.call)

    @classmethod
    def read(cls, search: str | None) -> "DeadlineFilters":
        """Reads a query string; never raises."""
        values = parameters(search)
        group, period, view, former = (
            values.get(name, "") for name in ("han", "ky", "xem", "tinh-cu")
        )
        kinds = [s for s in values.get("loai", "").split(",") if s]
        provinces = {slug: p.code for slug, p in PROVINCES_63_BY_SLUG.items()} | {
            UNKNOWN_FORMER_SLUG: UNKNOWN_FORMER
        }
        bad = [f"loai={s[:40]}" for s in kinds if s not in KIND_BY_SLUG]
        sound = {
            "han": group in GROUPS,
            "ky": not period or bool(_days(period)),
            "xem": view in ("", CALENDAR),
        }
        sound["tinh-cu"] = not former or former in provinces
        person, call = values.get("phu-trach", ""), values.get("hen", "")
        sound["phu-trach"] = person in ("", MINE, NOBODY) or number(person) is not None
        sound["hen"] = call in ("", OVERDUE)
        bad += [f"{name}={values[name][:40]}" for name, right in sound.items() if not right]
        return cls(
            group=group if sound["han"] else WATCH,
            period=period if sound["ky"] else "",
            kinds=tuple(dict.fromkeys(KIND_BY_SLUG[s].code for s in kinds if s in KIND_BY_SLUG)),
            former=provinces.get(former),
            calendar=view == CALENDAR,
            on=written_day(values.get(PARAMETER, "")),
            person=person if sound["phu-trach"] else "",
            call=call if sound["hen"] else "",
            after=values.get("sau", "")[:200],
            before=values.get("truoc", "")[:200],
            ignored=tuple(bad),
        )

    def _former_slug(self) -> str:
        if self.former == UNKNOWN_FORMER:
            return UNKNOWN_FORMER_SLUG
        return PROVINCES_63[self.former].slug if self.former else ""

    def query(self) -> str:
        """The query string, '' or beginning with '?'; `read` of it gives the same filters."""
        values = {
            "han": self.group,
            "ky": self.period,
            "loai": ",".join(KINDS[k].slug for k in self.kinds),
            "tinh-cu": self._former_slug(),
            "phu-trach": self.person,
            "hen": self.call,
            "xem": CALENDAR if self.calendar else "",
            PARAMETER: self.on.isoformat() if self.on else "",
            "sau": self.after,
            "truoc": self.before,
        }
        return as_query(values, safe=",")

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day of the period."""
        return _days(self.period)

    def spans(self, today: date) -> tuple[Span, ...]:
        """What the choice counts. The group of saved titles has none: it is counted by
        reminders."""
        found = _SPANS[self.group](today) if self.group in _SPANS else ()
        days = self.days
        return tuple(dict.fromkeys(Span(s.state, *days) for s in found)) if days else found

    def is_open(self, today: date) -> bool:
        """Whether everything in the list is still to be done, so that it can be reminded of."""
        return (
            self.on is None
            and bool(found := self.spans(today))
            and all(span.state in ("open", "late") for span in found)
        )

    def month(self, today: date) -> date:
        """The first day of the month that the calendar shows."""
        days = self.days
        return (days[0] if days else today).replace(day=1)


def _days(period: str) -> tuple[date, date] | None:
    if found := report_period(period):
        return found.first, found.last
    return month_or_day(period)


def _ahead(today: date, first: int, last: int) -> Span:
    return Span("open", today + timedelta(days=first), today + timedelta(days=last))


_SPANS: dict[str, Any] = {
    WATCH: lambda today: (Span("late"), _ahead(today, 0, 90)),
    "muon": lambda today: (Span("late"),),
    "30": lambda today: (_ahead(today, 0, 30),),
    "31-90": lambda today: (_ahead(today, 31, 90),),
    "90": lambda today: (_ahead(today, 0, 90),),
    "180": lambda today: (_ahead(today, 0, 180),),
    "sap-den": lambda today: (Span("open", today),),
    "cho-xac-nhan": lambda today: (Span("wait"),),
    "da-mat": lambda today: (Span("lost", add_months(today, -LOOK_BACK), today),),
    "da-xong": lambda today: (Span("done", add_months(today, -LOOK_BACK)),),
    "khong-lam": lambda today: (Span("waive"), Span("other")),
    ALL: lambda today: tuple(Span(state) for state in STATES),
}
