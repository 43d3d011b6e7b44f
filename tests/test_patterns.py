"""X-3: no text can make a pattern slow; each is tried with what would make an ambiguous one take
for ever.

Issue 13, item 10: 120 characters of "1, 1, …" in one cell stood in everybody's way: the pattern of
Nice lists tried every way of parting them.
"""

import ast
import re
from itertools import islice

import pytest

from tests.patterns import (
    ROOT,
    TAILS,
    Applied,
    all_patterns,
    cost,
    files,
    hidden,
    hostile,
    written_in_calls,
)

SMALL, MIDDLE, LARGE = 40, 4_000, 100_000
"""Lengths: at the first an exponential pattern shows, at the second a quadratic one, the third is
what is promised."""
LIMITS = {SMALL: 0.01, MIDDLE: 0.01, LARGE: 0.05}
"""Seconds of the processor. At the middle length a quadratic pattern takes 8 million steps, some 80
ms."""
RETRIES = 12
COSTLIEST = 4
WALK = Applied("a walk", re.compile("."), ("finditer",))
AT_MOST = 6
"""Times a walk over as many letters, one by one: a busy machine slows both down. It is 50 ms where
a walk takes some 9."""


def slow(applied: Applied) -> list[str]:
    """The first text and way at which the pattern is slow; empty where it is linear."""
    tries = [
        (way, begin, unit, tail)
        for way in applied.ways
        for begin, unit in hostile(applied.pattern)
        for tail in TAILS
    ]
    for length in (SMALL, MIDDLE):
        costs = []
        for case in tries:
            took = _cost(applied, length, *case)
            if took >= LIMITS[length]:
                return [f"{case} at {length}: {took:.3f} s"]
            costs.append((took, case))
        tries = [
            case
            for _took, case in sorted(costs, reverse=True)[
                : len(costs) if length == SMALL else COSTLIEST
            ]
        ]
    said = (_too_long(applied, *case) for case in tries)
    return list(islice(filter(None, said), 1))


def _too_long(applied: Applied, *case: str) -> str | None:
    """What the longest text took, where that is more than was promised and, on a busy machine,
    more than a walk explains."""
    if _cost(applied, LARGE, *case) < LIMITS[LARGE]:
        return None
    walk = cost(lambda: WALK.run("finditer", "a" * LARGE), limit=1, times=RETRIES)
    limit = max(LIMITS[LARGE], AT_MOST * walk)
    took = _cost(applied, LARGE, *case, limit=limit)
    return None if took < limit else f"{case} at {LARGE}: {took:.3f} s; a walk {walk:.3f} s"


def _cost(
    applied: Applied,
    length: int,
    way: str,
    begin: str,
    unit: str,
    tail: str,
    limit: float | None = None,
) -> float:
    text = applied.subject((begin + unit * (length // len(unit) + 1))[:length] + tail)
    most = limit or LIMITS[length]
    took = cost(lambda: applied.run(way, text), limit=most)
    return took if took < most else cost(lambda: applied.run(way, text), limit=most, times=RETRIES)


@pytest.mark.parametrize("applied", [pytest.param(a, id=a.place) for a in all_patterns()])
def test_a_pattern_is_linear_in_hostile_text(applied: Applied) -> None:
    """X-3, issue 13, item 10."""
    assert slow(applied) == []


@pytest.mark.parametrize(
    ("way", "written"),
    [
        (
            "fullmatch",
            r"\s*(?:nhóm\s*)?[0-9]{1,2}(?:\s*[,;|/\s]\s*(?:nhóm\s*)?[0-9]{1,2})*\s*[.;,]?\s*",
        ),
        ("finditer", r"(?:^|[;|\n>])\s*(?:class/)?(?:nhóm|class)\s*0*([0-9]{1,2})\s*[:.-]"),
        ("finditer", r"\s*(Z|[+-][0-9]{2}:?[0-9]{2})"),
        ("finditer", r"\([^)]*\)"),
        ("fullmatch", r"[^\s@]+@[^\s@]+\.[^\s@]+"),
        ("match", r"\s*(?:<!--.{0,500}?-->\s*)*(<!doctype\s+html|<html[\s>])"),
        ("fullmatch", r"(.+?)(?:\s*\(([A-Z]{2})\))?"),
        ("fullmatch", r"(a+)+b"),
    ],
)
def test_what_was_slow_is_found(way: str, written: str) -> None:
    """The patterns that issue 13 names, others of their kind, and the one of the textbooks: each is
    told."""
    assert slow(Applied("old", re.compile(written, re.IGNORECASE | re.DOTALL), (way,)))


def test_every_pattern_is_seen() -> None:
    """None is made while the program runs, where no test could find it."""
    trees = {
        str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8"))
        for _name, path in files()
    }
    assert {path: lines for path, tree in trees.items() if (lines := hidden(tree))} == {}
    assert len(all_patterns()) > 150


def test_the_walker_sees_what_it_must() -> None:
    source = """
import re
def f(text, pattern):
    re.search(pattern, text)
    return re.compile(text)
def made(text) -> re.Pattern[str]:
    return re.compile(text)
GOOD = made("x")
re.sub("[a-z]+", "", "x", flags=re.IGNORECASE)
"""
    tree = ast.parse(source)
    assert hidden(tree) == [4, 5]
    assert [(line, found.pattern, way) for line, found, way in written_in_calls(tree)] == [
        (9, "[a-z]+", "finditer")
    ]
