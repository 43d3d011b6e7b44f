"""A deck of slides, plainly: what the screen, the file and the rehearsal share.

One slide holds one finding. Its numbers stand in blocks, each of which is drawn by
reports.slides; the rows and the method behind it travel with it. A slide without data is not
shown: `skipped` then says why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

NETWORK, VISITS, PROVINCE, NAMES, NEWS = "mang-luoi", "truy-cap", "tinh", "dac-san", "moi"
OWN = "tu-chon"
"""A deck that is empty until somebody chooses its slides from the other decks."""
OF_THE_COUNTRY = (NETWORK, VISITS, OWN)
OF_A_PROVINCE = (PROVINCE, NAMES, NEWS, OWN)
MISSING, STALE, MOVING = "missing", "stale", "moving"
"""What a presenter has to know before the talk: numbers that are not there, old ones, and those
that change by themselves with the days."""


@dataclass(frozen=True, slots=True)
class Big:
    """One number, as large as the slide allows. `change`: against what it has changed."""

    shown: str
    label: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """`value` None: not known, drawn as a dashed box with `words`. `shade`: a colour name of
    assets/tokens.css. `parts`: (shade, n), stacked from below, in place of one colour; `pale`: of
    a period that is not over."""

    label: str
    value: float | None
    shown: str
    shade: str = "examination"
    words: str = ""
    pale: bool = False
    parts: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars that lie: one a line, on one scale that begins at zero."""

    title: str
    bars: tuple[Bar, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Bars that stand: one a period, on one scale that begins at zero."""

    title: str
    bars: tuple[Bar, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """Some numbers of two periods. `lines`: (label, ((number, words below it), …))."""

    columns: tuple[str, ...]
    lines: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Squares:
    """One square for each of a few things. `lines`: (label, states); `legend`: (state, how many
    and what, names). States: new, named, unnamed."""

    lines: tuple[tuple[str, tuple[str, ...]], ...]
    legend: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """A list. `items`: (lead, name, detail, shade); a lead stands before the names in a column of
    its own, '' for none."""

    title: str
    items: tuple[tuple[str, str, str, str], ...]
    note: str = ""
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Country:
    """The map. `marked`: code → new or named; `names`: the codes that are named beside it."""

    vintage: str
    label: str
    marked: Mapping[str, str]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Search:
    """The invitation to name a province."""

    label: str


Block = Big | Bars | Columns | Compared | Squares | Lines | Country | Search


@dataclass(frozen=True, slots=True)
class Rows:
    """What a slide was worked out from. `total`: how many rows there are, where not all stand
    here."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: int = 0

    @property
    def count(self) -> int:
        return self.total or len(self.rows)


NO_ROWS = Rows((), ())


@dataclass(frozen=True, slots=True)
class Check:
    """`kind`: MISSING, STALE or MOVING."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Slide:
    """`title`: the finding. `until`: the day up to which its numbers go, None for published ones.
    `illustrative`: none, part or all of it is invented. `method`: (term, sentence) of Cách tính.
    `say`: what is to be said with it; `minutes`: how long. `skipped`: why it is not shown."""

    key: str
    title: str
    left: tuple[Block, ...] = ()
    right: tuple[Block, ...] = ()
    source: str = ""
    until: date | None = None
    illustrative: str = "none"
    method: tuple[tuple[str, str], ...] = ()
    rows: Rows = NO_ROWS
    say: str = ""
    minutes: int = 2
    checks: tuple[Check, ...] = ()
    skipped: str = ""


@dataclass(frozen=True, slots=True)
class PlacesAsked:
    """By code of the province: filed and granted since 1 January, local names that are alive."""

    filed: Mapping[str, int]
    granted: Mapping[str, int]
    names: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """The slide of a province that the room may ask for. `former`: the names of the provinces
    before 01/07/2025 that it is made of; `known`: whether the register has anything of it."""

    code: str
    name: str
    former: tuple[str, ...]
    slide: Slide
    known: bool


@dataclass(frozen=True, slots=True)
class Deck:
    """`name`: as its address has it; `slug`: of its province. `made`: the day on which it was put
    together; `on`: the past day whose figures it shows, None for today's. `apart`: slides that could
    be shown, and that the person has not chosen; `chosen`: whether somebody has arranged it."""

    name: str
    title: str
    slides: tuple[Slide, ...]
    made: date
    slug: str = ""
    asked: tuple[Asked, ...] = ()
    on: date | None = None
    apart: tuple[Slide, ...] = ()
    chosen: bool = False

    @property
    def shown(self) -> tuple[Slide, ...]:
        return tuple(slide for slide in self.slides if not slide.skipped)

    @property
    def left_out(self) -> tuple[Slide, ...]:
        return tuple(slide for slide in self.slides if slide.skipped)

    @property
    def illustrative(self) -> str:
        """Of all slides together, those of provinces included."""
        marks = {slide.illustrative for slide in self.shown}
        marks |= {asked.slide.illustrative for asked in self.asked if asked.known}
        if len(marks) == 1:
            return marks.pop()
        return "part" if marks - {"none"} else "none"

    @property
    def minutes(self) -> int:
        return sum(slide.minutes for slide in self.shown)

    def having(self, kind: str) -> tuple[Slide, ...]:
        """The shown slides of which something of that kind is to be known."""
        return tuple(s for s in self.shown if any(c.kind == kind for c in s.checks))


def arranged(deck: Deck, keys: Sequence[str] | None) -> Deck:
    """The deck with the slides that somebody chose, in that order. `keys` None: nothing was chosen,
    which leaves every deck as it comes, and OWN empty. A slide that there is no more is left out, and
    the invitation to ask for a province goes with what it leads to."""
    if keys is None and deck.name != OWN:
        return deck
    known = {slide.key: slide for slide in deck.slides}
    slides = tuple(known[key] for key in dict.fromkeys(keys or ()) if key in known)
    apart = tuple(slide for slide in deck.slides if slide not in slides)
    asking = any(isinstance(block, Search) for slide in slides for block in slide.left)
    asked = deck.asked if asking or deck.name != OWN else ()
    return replace(deck, slides=slides, apart=apart, asked=asked, chosen=keys is not None)


def deck_known(name: str, *, of_province: bool) -> bool:
    """Whether there is a deck of that name, of a province or of the country."""
    return name in (OF_A_PROVINCE if of_province else OF_THE_COUNTRY)
