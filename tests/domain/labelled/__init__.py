"""Labelled cases made for these tests, and those beside the repository where they are there
(SOURCE.txt beside them)."""

import csv
from pathlib import Path

OWN = Path(__file__).parent
SHARED = Path(__file__).parents[4] / "shared" / "data" / "labelled"


def labelled_cases(name: str) -> list[dict[str, str]]:
    """The rows of both files of this name."""
    found: list[dict[str, str]] = []
    for folder in (OWN, SHARED):
        path = folder / name
        if path.exists():
            with path.open(encoding="utf-8", newline="") as file:
                found += csv.DictReader(file)
    return found
