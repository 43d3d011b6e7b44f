"""The table of measurements: each with its goal and how far it is from it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One measurement. `goal`: at most this, or at least with `at_least`; None where it only helps
    to read the others."""

    what: str
    value: float
    unit: str
    goal: float | None = None
    at_least: bool = False

    @property
    def met(self) -> bool:
        return self.goal is None or (
            self.value >= self.goal if self.at_least else self.value <= self.goal
        )


def shown(lines: Sequence[Line]) -> str:
    """Markdown: measurement, goal, measurement ÷ goal, and whether it is met."""
    rows = ["| what | measured | goal | ÷ goal | |", "|---|--:|--:|--:|---|"]
    return "\n".join(rows + [_row(line) for line in lines])


def _row(line: Line) -> str:
    value = f"{_number(line.value)} {line.unit}"
    if line.goal is None:
        return f"| {line.what} | {value} | | | |"
    goal = f"{'≥' if line.at_least else '≤'} {line.goal:g} {line.unit}"
    share = f"{line.value / line.goal:.2f}" if line.goal else ""
    return f"| {line.what} | {value} | {goal} | {share} | {'met' if line.met else 'MISSED'} |"


def _number(value: float) -> str:
    if value >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"
