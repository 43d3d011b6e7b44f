"""Charts of slides as SVG, drawn for a slide of 1920 × 1080: a unit is a pixel there, and no letter
is smaller than 24. Every scale begins at zero; what is not known is a dashed box with words."""

from collections.abc import Sequence
from itertools import accumulate
from textwrap import wrap

from read_models.slides import Bar, Squares
from reports.slides.markup import tag, words

SMALL, PLAIN, LARGE = 24, 26, 34
LETTER = 0.56
"""Mean width of a letter, as a share of its size."""
LINE = 30
LONGEST_LABEL = 330
NUMBER = 190
FEW, ROOMY, CLOSE = 4, 112.0, 74.0
"""Up to how many lying bars have roomy lines, and how tall these and the others are."""
SQUARE, BETWEEN = 42, 7


def drawing(width: float, height: float, label: str, *parts: str) -> str:
    """An SVG of that size on a slide of 1920 pixels; `label`: what it shows, in words."""
    return tag(
        "svg",
        *parts,
        class_="sl-svg",
        viewBox=f"0 0 {width:g} {height:g}",
        style=f"width:{width / 16:g}rem;height:{height / 16:g}rem",
        role="img",
        aria_label=label,
    )


def text(
    x: float, y: float, value: str, *, size: int = SMALL, look: str = "", at: str = "start"
) -> str:
    """`look`: classes of assets/slides.css; `at`: start, middle or end."""
    return tag(
        "text",
        words(value),
        x=f"{x:g}",
        y=f"{y:g}",
        font_size=size,
        class_=look or None,
        text_anchor=None if at == "start" else at,
    )


def box(x: float, y: float, width: float, height: float, look: str) -> str:
    return tag(
        "rect",
        x=f"{x:.1f}",
        y=f"{y:.1f}",
        width=f"{width:.1f}",
        height=f"{height:.1f}",
        class_=look,
    )


def fitting(value: str, width: float, size: int = SMALL) -> list[str]:
    """The text in lines of that width."""
    letters = max(4, int(width / (size * LETTER)))
    return wrap(value, letters, break_long_words=False) or [""]


def told(bars: Sequence[Bar]) -> str:
    """A chart in words."""
    return "; ".join(f"{bar.label}: {bar.shown or bar.words}" for bar in bars)


def columns(bars: Sequence[Bar], width: float, height: float, title: str) -> str:
    """Standing bars. Numbers that would touch stand over the highest and the last one alone."""
    slot = width / max(len(bars), 1)
    above = [
        fitting(bar.words, slot * 1.25) if bar.words and bar.value is not None else []
        for bar in bars
    ]
    head = 48 + LINE * max((len(lines) for lines in above), default=0)
    floor = height - 46
    top = max((bar.value or 0 for bar in bars), default=0) or 1
    tight = any(len(bar.shown) * PLAIN * LETTER > slot - 4 for bar in bars)
    numbered = _ends(bars) if tight else set(range(len(bars)))
    parts = []
    for i, bar in enumerate(bars):
        middle = slot * (i + 0.5)
        thick = min(slot * 0.66, 168)
        parts.append(
            text(middle, height - 10, bar.label, size=PLAIN, look="sl-strong", at="middle")
        )
        if bar.value is None:
            parts += _unknown(middle, slot * 0.84, floor, bar.words)
            continue
        tall = (floor - head) * bar.value / top
        parts += _column(bar, middle - thick / 2, thick, floor, tall)
        if i in numbered:
            parts.append(
                text(
                    middle, floor - tall - 14, bar.shown, size=PLAIN, look="sl-number", at="middle"
                )
            )
        for j, line in enumerate(reversed(above[i])):
            parts.append(
                text(
                    middle,
                    floor - tall - 50 - LINE * j,
                    line,
                    size=SMALL,
                    look="sl-quiet",
                    at="middle",
                )
            )
    parts.append(tag("line", x1=0, x2=f"{width:g}", y1=floor, y2=floor, class_="sl-axis"))
    return drawing(width, height, f"{title}. {told(bars)}", *parts)


def _ends(bars: Sequence[Bar]) -> set[int]:
    known = [i for i, bar in enumerate(bars) if bar.value is not None]
    if not known:
        return set()
    highest = max(known, key=lambda i: bars[i].value or 0)
    return {highest} if known[-1] - highest == 1 else {highest, known[-1]}


def _column(bar: Bar, left: float, thick: float, floor: float, tall: float) -> list[str]:
    pale = " sl-pale" if bar.pale else ""
    if not bar.parts:
        return [box(left, floor - tall, thick, tall, f"sl-f-{bar.shade}{pale}")]
    whole = sum(n for _shade, n in bar.parts) or 1
    sums = accumulate(n for _shade, n in bar.parts)
    return [
        box(
            left,
            floor - tall * upto / whole,
            thick,
            tall * n / whole,
            f"sl-f-{shade} sl-part{pale}",
        )
        for (shade, n), upto in zip(bar.parts, sums, strict=True)
    ]


def _unknown(middle: float, wide: float, floor: float, why: str) -> list[str]:
    lines = fitting(why, wide - 12)
    tall = LINE * len(lines) + 40
    found = [box(middle - wide / 2, floor - tall, wide, tall, "sl-gap")]
    return found + [
        text(middle, floor - tall + 46 + LINE * i, line, size=SMALL, look="sl-quiet", at="middle")
        for i, line in enumerate(lines)
    ]


def lying(bars: Sequence[Bar], width: float, title: str, height: float = 0) -> str:
    """Lying bars, one a line, label left, number right."""
    label = min(LONGEST_LABEL, width * 0.42)
    room = width - label - NUMBER
    few = len(bars) <= FEW
    roomy = ROOMY if few else CLOSE
    line = min(roomy, (height or roomy * len(bars)) / max(len(bars), 1))
    top = max((bar.value or 0 for bar in bars), default=0) or 1
    parts = []
    for i, bar in enumerate(bars):
        middle = line * (i + 0.5)
        parts.append(
            tag(
                "line",
                x1=0,
                x2=f"{width:g}",
                y1=f"{line * i:g}",
                y2=f"{line * i:g}",
                class_="sl-hair",
            )
        )
        parts += _label(bar.label, middle, label - 16, LARGE - 4 if few else SMALL)
        if bar.value is None:
            parts.append(text(label, middle + 9, bar.words, size=SMALL, look="sl-quiet"))
            continue
        long = room * bar.value / top
        thick = min(60 if few else 38, line * 0.56)
        parts.append(
            box(
                label,
                middle - thick / 2,
                max(long, 3 if bar.value else 0),
                thick,
                f"sl-f-{bar.shade}",
            )
        )
        parts.append(text(label + long + 16, middle + 11, bar.shown, size=LARGE, look="sl-number"))
    return drawing(width, line * len(bars) + 2, f"{title}. {told(bars)}".strip(". "), *parts)


def _label(value: str, middle: float, width: float, size: int) -> list[str]:
    """On one line, or on two; what is longer ends with '…'."""
    lines = fitting(value, width, size)
    if len(lines) > 2:
        lines = [lines[0], lines[1].rstrip(" ,") + "…"]
    step = size + 5
    first = middle + 9 - (len(lines) - 1) * step / 2
    return [text(0, first + step * i, line, size=size) for i, line in enumerate(lines)]


def squares(block: Squares, width: float) -> str:
    """One square for each of a few things, a line for each group."""
    most = max((len(states) for _label, states in block.lines), default=0)
    step = min(SQUARE + BETWEEN, (width - 260) / max(most, 1))
    parts = []
    for i, (label, states) in enumerate(block.lines):
        for j, state in enumerate(states):
            parts.append(_square(j * step, i * 62, step - BETWEEN, state))
        parts.append(text(most * step + 24, i * 62 + 32, label, size=PLAIN, look="sl-strong"))
    sentence = "; ".join(label for label, _states in block.lines)
    return drawing(width, 62 * len(block.lines), sentence, *parts)


def _square(x: float, y: float, size: float, state: str) -> str:
    return tag(
        "rect", x=f"{x:.1f}", y=f"{y:g}", width=f"{size:.1f}", height=f"{size:.1f}", rx=6,
        class_=f"sl-s-{state}",
    )  # fmt: skip
