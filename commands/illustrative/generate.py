"""Puts the parts together: records ready for the writer, all marked illustrative."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from random import Random

from commands.illustrative.lives import live
from commands.illustrative.names.people import person
from commands.illustrative.owners import Owner, Owners
from commands.illustrative.specialities import how_many, speciality
from commands.illustrative.subjects import SUBJECTS, goods_of
from domain.calendar.dates import add_years
from domain.places.addresses import locate
from domain.places.provinces import PROVINCES_34
from domain.records.asset import AssetRecord, Party
from domain.records.kinds import KINDS

SIZE, SEED = 20_000, 2021
FIRST_YEAR, GROWTH = 2005, 1.08
KIND_SHARES = {"NH": 0.75, "SC": 0.11, "KDCN": 0.09, "GPHI": 0.05}
FIRST_SERIAL = 900_001
"""Of every year and kind. The office's own serials have stayed below 100,000 a year."""
FIRST_TITLE = 9_900_001
ANNIVERSARIES = 0.06
"""Share of applications filed about ten years ago, so that there are deadlines around today to work
on."""


def records(today: date, *, size: int = SIZE, seed: int = SEED) -> Iterator[AssetRecord]:
    """`size` records; equal arguments give equal records. Local specialities come first and are
    among them."""
    maker = _Maker(Random(seed), today, size)  # noqa: S311 - not for secrets
    made = 0
    for record in maker.specialities():
        if made < size:
            yield record
            made += 1
    kinds, shares = list(KIND_SHARES), list(KIND_SHARES.values())
    for _ in range(size - made):
        yield maker.ordinary(maker.random.choices(kinds, shares)[0])


class _Maker:
    """Draws records one after the other; numbers count up within a year and kind."""

    def __init__(self, random: Random, today: date, size: int) -> None:
        self.random, self.today = random, today
        self.owners = Owners(random, size)
        self.serials: dict[tuple[str, int], Iterator[int]] = {}
        self.titles = count(FIRST_TITLE)
        self.years = list(range(FIRST_YEAR, today.year + 1))
        elapsed = (today - date(today.year, 1, 1)).days / 365
        self.weights = [
            GROWTH ** (y - FIRST_YEAR) * (elapsed if y == today.year else 1) for y in self.years
        ]

    def specialities(self) -> Iterator[AssetRecord]:
        for vn34 in PROVINCES_34:
            for _ in range(how_many(self.random, vn34)):
                category, title, product, code, holder = speciality(self.random, vn34)
                record = self._record("NH", title, holder, research=False)
                yield replace(record, mark_category=category, product=product, classes=(code,))

    def ordinary(self, kind: str) -> AssetRecord:
        owner = self.owners.pick(kind)
        title, classes = SUBJECTS[kind](self.random, owner.firm)
        record = self._record(kind, title, owner, research=kind in ("SC", "GPHI"))
        if kind != "NH":
            return replace(record, classes=classes)
        product = goods_of(owner.firm, classes)
        return replace(record, classes=classes, product=product, mark_category="ordinary")

    def _record(self, kind: str, title: str, owner: Owner, *, research: bool) -> AssetRecord:
        filed = self._filing_day()
        life = live(self.random, kind, filed, self.today)
        address = owner.address(filed)
        place, country = locate(address, owner.country if owner.country != "VN" else None, on=filed)
        prefix = KINDS[kind].prefix
        number = next(self.serials.setdefault((kind, filed.year), count(FIRST_SERIAL)))
        return AssetRecord(
            office="VN",
            kind=kind,
            title=title,
            application_no=f"{prefix}-{filed.year}-{number}",
            application_date=filed,
            publication_date=life.published,
            registration_no=f"{prefix}-{next(self.titles)}-000" if life.granted else None,
            registration_date=life.granted,
            status_raw=life.label,
            status_stated=life.stated,
            status_as_of=self.today if life.label else None,
            parties=self._parties(
                owner, address, granted=life.granted is not None, research=research
            ),
            events=tuple(life.events),
            place=place,
            country=country or owner.country,
            source="illustrative",
            as_of=self.today,
            illustrative=True,
        )

    def _parties(
        self, owner: Owner, address: str, *, granted: bool, research: bool
    ) -> tuple[Party, ...]:
        first = Party("owner" if granted else "applicant", owner.name, address, owner.country)
        inventors = (
            [person(self.random) for _ in range(self.random.randint(1, 4))] if research else []
        )
        return (first, *(Party("inventor", name) for name in dict.fromkeys(inventors)))

    def _filing_day(self) -> date:
        if self.random.random() < ANNIVERSARIES:
            return add_years(self.today, -10) + timedelta(days=self.random.randint(-175, 175))
        year = self.random.choices(self.years, self.weights)[0]
        last = self.today if year == self.today.year else date(year, 12, 31)
        return date(year, 1, 1) + timedelta(
            days=self.random.randint(0, (last - date(year, 1, 1)).days)
        )
