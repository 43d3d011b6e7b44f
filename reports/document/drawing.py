"""A chart drawn by ourselves (SVG): bars or lines, a gap with its words where a value is not known,
readable without colour."""

import math
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from language.numbers import missing
from read_models.document import Chart, Number
from reports.document.cells import number_text

PAGE = Path(__file__).parent / "chart.typ"
WIDTH, HEIGHT = 640, 300
LEFT, RIGHT, TOP = 64, 12, 40
FONTS = Path(__file__).parents[2] / "assets" / "vendor" / "print"
"""Where `assets` puts Tinos, which has the widths of Times New Roman."""
COLOURS = ("#174A7C", "#B26A00", "#006C68", "#782445", "#655FD0", "#475268")
HATCHES = ("", "5 0 0 5", "5 5 0 0", "2.5 0 2.5 5", "0 2.5 5 2.5", "5 0 0 5")
"""What tells one series from another besides its colour: the line of a pattern 5 × 5."""
DASHES = ("", "6 3", "2 3", "8 3 2 3", "10 4", "3 5")
INK, SOFT, GRID = "#172033", "#475268", "#D5DBE4"
MOST_TOLD = 3
"""Of up to how many series each bar or point tells its value, where the values have room."""
_LONGEST = 24
_LETTER = 5.6
"""About how wide a letter is at the size of the labels."""


def png(chart: Chart) -> bytes:
    """The chart as a picture of 300 dots an inch at the width of a page."""
    import typst  # slow to load

    made: bytes = typst.compile(
        PAGE,
        format="png",
        ppi=300,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"svg": svg(chart)},
    )
    return made


def svg(chart: Chart) -> str:
    """The drawing. Its size is its viewBox; it stands alone and fetches nothing."""
    return "".join(Drawing(chart).parts())


class Drawing:
    """One chart with its scale."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.slot = (WIDTH - LEFT - RIGHT) / max(len(chart.categories), 1)
        self.labels = [_short(category) for category in chart.categories]
        longest = max(map(len, self.labels), default=0) * _LETTER
        self.turned = longest > self.slot
        self.base = HEIGHT - (min(longest * 0.7, 100) + 14 if self.turned else 26)
        known = [v for series in chart.series for v in series.values if v is not None]
        self.steps = scale(min(known, default=0), max(known, default=0))
        widest = max((len(number_text(value)) for value in known), default=0) * _LETTER
        beside = len(chart.series) if chart.kind == "bars" else 1
        self.told = widest * beside <= self.slot and len(chart.series) <= MOST_TOLD

    def y(self, value: Number | float) -> float:
        """How far down a value stands."""
        low, high = self.steps[0], self.steps[-1]
        return self.base - (float(value) - low) / (high - low) * (self.base - TOP)

    def parts(self) -> Iterator[str]:
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
            f'width="{WIDTH}" height="{HEIGHT}" font-family="Tinos, Times New Roman, serif" '
            f'font-size="12" fill="{INK}"><title>{escape(self.chart.caption)}</title><defs>'
        )
        yield from (_pattern(n) for n in range(len(COLOURS)))
        yield "</defs>"
        yield from self._axes()
        yield from self._legend()
        yield from self._bars() if self.chart.kind == "bars" else self._lines()
        yield "</svg>"

    def _axes(self) -> Iterator[str]:
        for step in self.steps:
            y = self.y(step)
            stroke = SOFT if step == 0 else GRID
            yield _line(LEFT, y, WIDTH - RIGHT, y, stroke)
            yield _text(LEFT - 6, y + 4, number_text(step), anchor="end", fill=SOFT)
        for n, label in enumerate(self.labels):
            x = LEFT + self.slot * (n + 0.5)
            if self.turned:
                turn = f' transform="rotate(-40 {x:.1f} {self.base + 14:.1f})"'
                yield _text(x, self.base + 14, label, anchor="end", fill=INK, more=turn)
            else:
                yield _text(x, self.base + 16, label, anchor="middle", fill=INK)

    def _legend(self) -> Iterator[str]:
        yield _text(2, 12, _short(self.chart.unit), anchor="start", fill=SOFT)
        x = float(LEFT)
        for n, series in enumerate(self.chart.series):
            name = _short(series.name)
            yield f'<rect x="{x:.1f}" y="18" width="12" height="12" {_fill(n)}/>'
            yield _text(x + 17, 28, name, anchor="start", fill=INK)
            x += 34 + len(name) * _LETTER

    def _bars(self) -> Iterator[str]:
        count = max(len(self.chart.series), 1)
        width = min(self.slot * 0.76 / count, 48)
        for n, series in enumerate(self.chart.series):
            for place, value in enumerate(series.values):
                x = LEFT + self.slot * (place + 0.5) + width * (n - count / 2)
                yield from self._bar(x, width, value, n)

    def _bar(self, x: float, width: float, value: Number | None, n: int) -> Iterator[str]:
        middle = x + width / 2
        if value is None:
            yield _unknown(middle, self.y(max(self.steps[0], 0)) - 4)
            return
        ends = sorted((self.y(value), self.y(0)))
        yield (
            f'<rect x="{x + 0.5:.1f}" y="{ends[0]:.1f}" width="{width - 1:.1f}" '
            f'height="{ends[1] - ends[0]:.1f}" {_fill(n)}/>'
        )
        if self.told:
            yield _text(middle, ends[0] - 4, number_text(value), anchor="middle", fill=INK)

    def _lines(self) -> Iterator[str]:
        for n, series in enumerate(self.chart.series):
            points = [
                None if value is None else (LEFT + self.slot * (place + 0.5), self.y(value))
                for place, value in enumerate(series.values)
            ]
            colour = COLOURS[n % len(COLOURS)]
            yield f'<path d="{_path(points)}" fill="none" {_stroke(n)}/>'
            for value, point in zip(series.values, points, strict=True):
                if point:
                    yield f'<circle cx="{point[0]:.1f}" cy="{point[1]:.1f}" r="3" fill="{colour}"/>'
                if point and self.told and value is not None:
                    yield _text(
                        point[0], point[1] - 7, number_text(value), anchor="middle", fill=INK
                    )
            yield from (
                _unknown(LEFT + self.slot * (place + 0.5), self.base - 4)
                for place, point in enumerate(points)
                if point is None
            )


def scale(low: Number, high: Number) -> list[int]:
    """Round numbers from at most `low` (zero, unless it is below) to at least `high`, each as far
    from the next."""
    bottom = min(float(low), 0.0)
    top = max(float(high), 0.0)
    step = _round_step((top - bottom) / 4)
    first = math.floor(bottom / step)
    last = math.ceil(top / step)
    if first == last:
        last += 4
    return [step * n for n in range(first, last + 1)]


def _round_step(rough: float) -> int:
    """1, 2, 5, 10, 20 …: the first that is no smaller."""
    if rough <= 1:
        return 1
    power = 10 ** math.floor(math.log10(rough))
    return next(int(power * n) for n in (1, 2, 5, 10) if power * n >= rough)


def _path(points: list[tuple[float, float] | None]) -> str:
    """Lines between points that are known; none over a gap."""
    moves = []
    pen = "M"
    for point in points:
        if point is None:
            pen = "M"
            continue
        moves.append(f"{pen}{point[0]:.1f} {point[1]:.1f}")
        pen = "L"
    return "".join(moves)


def _pattern(n: int) -> str:
    if not HATCHES[n]:
        return ""
    x1, y1, x2, y2 = HATCHES[n].split()
    return (
        f'<pattern id="h{n}" width="5" height="5" patternUnits="userSpaceOnUse">'
        f'<rect width="5" height="5" fill="#fff"/>'
        f'<path d="M{x1} {y1}L{x2} {y2}" stroke="{COLOURS[n]}" stroke-width="1.6"/></pattern>'
    )


def _fill(n: int) -> str:
    n %= len(COLOURS)
    fill = f"url(#h{n})" if HATCHES[n] else COLOURS[n]
    return f'fill="{fill}" stroke="{COLOURS[n]}" stroke-width="0.8"'


def _stroke(n: int) -> str:
    n %= len(COLOURS)
    return f'stroke="{COLOURS[n]}" stroke-width="2" stroke-dasharray="{DASHES[n] or "none"}"'


def _line(x1: float, y1: float, x2: float, y2: float, stroke: str) -> str:
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="{stroke}" stroke-width="0.8"/>'


def _text(x: float, y: float, words: str, *, anchor: str, fill: str, more: str = "") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}"'
    return f"<text {place}{more}>{escape(words)}</text>"


def _unknown(x: float, y: float) -> str:
    """Upright words where a bar or point would stand."""
    turn = f' font-style="italic" font-size="11" transform="rotate(-90 {x + 4:.1f} {y:.1f})"'
    return _text(x + 4, y, missing(), anchor="start", fill=SOFT, more=turn)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
