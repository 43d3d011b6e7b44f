"""Reads a record's dated facts in order into statuses, before time has acted on them
(domain.terms.assessment, rules 1, 2 and 4).

An international registration (Madrid, The Hague) that designates Viet Nam is not yet in force
there: the Office examines it and may refuse. Its own day is no grant, and that the International
Bureau calls it registered or renewed is no decision of Viet Nam. Until one is known the status is
unknown ("chờ kết quả thẩm định tại Việt Nam"). A decision is what a source of Viet Nam states:
granted, in force, or ended after it was; then protection counts from the international registration
(Madrid Protocol, Art. 4; Geneva Act, Art. 14).
"""

from datetime import date

from domain.records.asset import AssetRecord
from domain.records.sources import SOURCES
from domain.records.statuses import ALIVE
from domain.terms.rules import AT_WIPO, INTERNATIONAL
from domain.terms.status_and_deadline import StatusPeriod
from language import N_

EVENTS: dict[str, str] = {
    "filed": N_("Nộp đơn"),
    "published": N_("Công bố đơn"),
    "granted": N_("Cấp văn bằng"),
    "refused": N_("Từ chối bảo hộ"),
    "withdrawn": N_("Rút đơn"),
    "fee_paid": N_("Nộp phí duy trì hiệu lực"),
    "renewed": N_("Gia hạn hiệu lực"),
    "lapsed": N_("Chấm dứt hiệu lực"),
    "expired": N_("Hết hiệu lực"),
    "invalidated": N_("Hủy bỏ hiệu lực"),
    "revived": N_("Khôi phục hiệu lực"),
    "transferred": N_("Chuyển nhượng quyền"),
    "licensed": N_("Chuyển quyền sử dụng"),
    "opposed": N_("Ý kiến phản đối"),
    "reviewed": N_("Giải quyết khiếu nại"),
    "corrected": N_("Sửa đổi, đính chính"),
    "other": N_("Sự kiện khác"),
}
"""Code of a legal event → gettext key of its name."""

_ENDINGS = ("refused", "withdrawn", "lapsed", "expired", "invalidated")
_CEASED = ("lapsed", "expired", "invalidated")
DESIGNATED = "designated"
"""Told instead: that Viet Nam is asked to protect it."""
_NOT_DECIDING = ("granted", "published", *ALIVE)
"""Of an international registration these events and statements are the International Bureau's, as
long as Viet Nam has not decided."""


def awaits_viet_nam(record: AssetRecord, today: date) -> bool:
    """Whether it is an international registration that designates Viet Nam, of which no decision of
    Viet Nam is known by that day."""
    if record.office != INTERNATIONAL or record.kind not in AT_WIPO or not record.national:
        return False
    told_by = SOURCES.get(record.source)
    if told_by and told_by.exchanged:
        return True
    stated_on = record.status_as_of or record.as_of
    if record.status_stated in (*ALIVE, *_CEASED) and (stated_on is None or stated_on <= today):
        return False
    return not any(
        e.event == "granted" and not e.cancelled and e.date and e.date <= today
        for e in record.events
    )


class StatusTimeline:
    """Reads a record's dated facts in order into statuses, before time has acted on them."""

    def __init__(self, record: AssetRecord, today: date) -> None:
        self._turns: list[tuple[date | None, str]] = []
        self.alive_on: date | None = None
        self.was_alive = False
        self._awaited = awaits_viet_nam(record, today)
        for day, told, stated in self._facts(record, today):
            self._tell(day, told, stated)

    @staticmethod
    def _facts(record: AssetRecord, today: date) -> list[tuple[date | None, str, bool]]:
        """(day, event or stated status, is it a statement), oldest first; the statement after the
        events of its day."""
        own = (
            ("filed", record.application_date),
            ("published", record.publication_date),
            ("granted", record.registration_date),
        )
        told = [(day, event) for event, day in own if day and day <= today]
        told += [
            (e.date, e.event)
            for e in record.events
            if e.date and e.date <= today and not e.cancelled
        ]
        told.sort(key=_in_order)
        facts: list[tuple[date | None, str, bool]] = [(day, event, False) for day, event in told]
        if record.events:
            facts += [
                (None, e.event, False)
                for e in record.events
                if not e.date and not e.cancelled and e.event in _ENDINGS
            ]
        if record.status_stated == "unknown" and not record.status_raw:
            return facts
        on = record.status_as_of or record.as_of
        if on is None:
            return [*facts, (None, record.status_stated, True)]
        if on > today:
            return facts
        place = len([day for day, _event in told if day <= on])
        facts.insert(place, (on, record.status_stated, True))
        return facts

    def _tell(self, day: date | None, told: str, stated: bool) -> None:
        if self._awaited and told in _NOT_DECIDING:
            told = DESIGNATED
            stated = False
        now = self._turns[-1][1] if self._turns else None
        new = self._stated(told, now) if stated else self._happened(told, now)
        when = day or (self._turns[-1][0] if self._turns else None)
        if new in ALIVE:
            self.was_alive = True
            if when and (stated or told in ("granted", "revived")):
                self.alive_on = max(self.alive_on or when, when)
        if new and new != now:
            self._turns.append((when, new))

    @staticmethod
    def _stated(told: str, now: str | None) -> str | None:
        return now if told == "unknown" and now in _ENDINGS else told

    def _happened(self, event: str, now: str | None) -> str | None:
        if event in _ENDINGS:
            return event
        if event == DESIGNATED:
            return now if now in _ENDINGS else "unknown"
        if event == "filed":
            return now or ("unknown" if self._awaited else "pending")
        if event == "published":
            return "published" if now in (None, "pending", "unknown") else now
        if event == "granted":
            return now if now in _CEASED else "in_force"
        if event in ("renewed", "fee_paid") and now == "in_grace":
            return "in_force"
        if event == "revived":
            return "in_force" if self.was_alive else "pending"
        return now

    def spans(self) -> list[StatusPeriod]:
        """The statuses told, each until the next."""
        ends = [*(since for since, _status in self._turns[1:]), None][: len(self._turns)]
        return [
            StatusPeriod(status, since, until, False)
            for (since, status), until in zip(self._turns, ends, strict=True)
        ]


_ORDER = {event: place for place, event in enumerate(EVENTS)}


def _in_order(fact: tuple[date, str]) -> tuple[date, int]:
    """By day; on one day in the natural order of a procedure."""
    return fact[0], _ORDER.get(fact[1], len(_ORDER))
