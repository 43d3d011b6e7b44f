"""What a small file unfolds into is bounded by what is counted before: memory never follows what a
sender has written."""

import json
import subprocess
import sys
from collections.abc import Callable, Set
from pathlib import Path

import pytest

from tests.importing.swelling import SWELLING, far_cells, long_texts, lying_part

MOST_MB = 220
"""Grown beyond what the process was before."""
ROOT = Path(__file__).parents[2]


LONG = frozenset({far_cells, long_texts, lying_part})


@pytest.mark.parametrize(
    "some",
    [SWELLING.keys() - LONG, pytest.param(LONG, marks=pytest.mark.long)],
    ids=["short", "long"],
)
def test_small_files_do_not_take_much_memory(
    tmp_path: Path, some: Set[Callable[[Path], None]]
) -> None:
    """Issue 14, item 3; V-10, X-5: by the peak of a process of its own that is given all of them,
    one after another."""
    files, told_of = (
        list[Path](),
        {write: said for write, said in SWELLING.items() if write in some},
    )
    for write, (name, _said) in told_of.items():
        (tmp_path / write.__name__).mkdir()
        files.append(tmp_path / write.__name__ / name)
        write(files[-1])
    command = [sys.executable, "-m", "tests.importing.swelling", *map(str, files)]
    told = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, timeout=300).stdout
    found = dict(
        zip([write.__name__ for write in told_of], map(json.loads, told.splitlines()), strict=True)
    )
    assert {name: mb for name, (_said, mb) in found.items() if mb > MOST_MB} == {}
    wanted = {write.__name__: sign for write, (_name, sign) in told_of.items()}
    assert {name: said for name, (said, _mb) in found.items() if wanted[name] not in said} == {}
