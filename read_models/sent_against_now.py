"""A sent report against today: which of its numbers differ, by which rows, and what changed these."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from read_models.document import Number
from read_models.frozen import SourceRow, Told


@dataclass(frozen=True, slots=True)
class Act:
    """What changed a row since: `kind` import, undo, correction, hand or program. `file`, `batch`:
    of an import; `where`: field or number that was corrected; `reason`: as it was given."""

    kind: str
    at: datetime
    by: str
    file: str = ""
    batch: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row behind a number that came, went or changed. `then`, `now`: what it gave and gives; None
    where it was or is not there."""

    row: SourceRow
    then: int | None
    now: int | None
    acts: tuple[Act, ...] = ()

    @property
    def sign(self) -> str:
        if self.then is None:
            return "+"
        return "-" if self.now is None else "~"

    @property
    def difference(self) -> int:
        return (self.now or 0) - (self.then or 0)


@dataclass(frozen=True, slots=True)
class NumberNow:
    """A number as it was sent, and today. `now` None: it cannot be found in the report of today.
    `corrected`: what a later edition of ours says instead."""

    sent: Told
    now: Told | None
    rows: tuple[RowChange, ...] = ()
    corrected: Told | None = None

    @property
    def is_gone(self) -> bool:
        return self.now is None

    @property
    def differs(self) -> bool:
        """Of words, too: 'hơn 1.000' and 'hơn 1.200' are not the same."""
        if not self.sent.reckoned:
            return False
        if self.now is None:
            return True
        return (self.sent.value, self.sent.text) != (self.now.value, self.now.text)

    @property
    def difference(self) -> Number | None:
        if self.now is None or self.now.value is None or self.sent.value is None:
            return None
        return self.now.value - self.sent.value

    @property
    def explained(self) -> bool:
        """Whether its rows give the difference exactly, so that the sum can be shown."""
        return bool(self.rows) and self.difference == sum(row.difference for row in self.rows)

    def counted(self, sign: str) -> list[RowChange]:
        return [row for row in self.rows if row.sign == sign]


@dataclass(frozen=True, slots=True)
class SentAgainstNow:
    """`intact`: whether what is kept still gives the hash; `now`: the day of today's figures."""

    numbers: tuple[NumberNow, ...]
    intact: bool
    now: date

    @property
    def changed(self) -> list[NumberNow]:
        return [one for one in self.numbers if one.differs]

    @property
    def same(self) -> list[NumberNow]:
        return [one for one in self.numbers if not one.differs and one.sent.reckoned]

    @property
    def set_by_hand(self) -> list[NumberNow]:
        return [one for one in self.numbers if not one.sent.reckoned]

    @property
    def acts(self) -> list[tuple[Act, list[tuple[NumberNow, RowChange]]]]:
        """What made numbers differ, oldest first, with what it did to which number."""
        found: dict[Act, list[tuple[NumberNow, RowChange]]] = {}
        for one in self.changed:
            for row in one.rows:
                for act in row.acts:
                    found.setdefault(act, []).append((one, row))
        return sorted(found.items(), key=lambda pair: pair[0].at)


def matched(sent: Iterable[Told], now: Iterable[Told]) -> Iterator[tuple[Told, Told | None]]:
    """Each sent number with today's of the same key; of several with one key the same place among
    them."""
    there: dict[str, list[Told]] = {}
    for told in now:
        there.setdefault(told.key, []).append(told)
    for told in sent:
        same = there.get(told.key, [])
        yield told, (same.pop(0) if same else None)


def compared(
    sent: Iterable[Told],
    now: Iterable[Told],
    then_rows: Iterable[SourceRow],
    now_rows: Iterable[SourceRow],
    acts: Mapping[tuple[str, int], tuple[Act, ...]],
) -> tuple[NumberNow, ...]:
    """`acts`: table and row → what was done to it since."""
    before, after = _by_place(then_rows), _by_place(now_rows)
    moved = [place for place in {**before, **after} if before.get(place) != after.get(place)]
    found = []
    for told, today in matched(sent, now):
        rows = (_change(told, place, before, after, acts) for place in moved)
        found.append(NumberNow(told, today, tuple(row for row in rows if row)))
    return tuple(found)


def changed_places(
    then_rows: Iterable[SourceRow], now_rows: Iterable[SourceRow]
) -> frozenset[tuple[str, int]]:
    """Table and row of what came, went or gives something else."""
    before, after = _by_place(then_rows), _by_place(now_rows)
    every = {**before, **after}
    return frozenset(place for place in every if before.get(place) != after.get(place))


def _by_place(rows: Iterable[SourceRow]) -> dict[tuple[str, int], SourceRow]:
    return {(row.table, row.row_id): row for row in rows}


def corrected_by(numbers: Iterable[NumberNow], later: Sequence[Told]) -> tuple[NumberNow, ...]:
    """The same, each with what a later edition of ours says instead, where it says something
    else."""
    found = list(numbers)
    pairs = list(matched([one.sent for one in found], later))
    return tuple(
        replace(one, corrected=told) if told and told.text != one.sent.text else one
        for one, (_sent, told) in zip(found, pairs, strict=True)
    )


def _change(
    told: Told,
    place: tuple[str, int],
    before: Mapping[tuple[str, int], SourceRow],
    after: Mapping[tuple[str, int], SourceRow],
    acts: Mapping[tuple[str, int], tuple[Act, ...]],
) -> RowChange | None:
    then, now = before.get(place), after.get(place)
    gave = then.gives(told) if then else None
    gives = now.gives(told) if now else None
    if gave == gives:
        return None
    row = now or then
    return RowChange(row, gave, gives, acts.get(place, ())) if row else None
