"""Every figure explains itself, in full; sources and INID fields have names."""

import ast
import re
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

from domain.records.inid import INID, inid_of
from domain.records.kinds import KINDS
from domain.records.sources import SOURCES, source_label
from domain.terms.assessment import ANNUITY_STATES, EVENTS
from read_models.indicators import INDICATORS

ROOT = Path(__file__).parents[2]


def test_every_indicator_is_complete() -> None:
    for code, indicator in INDICATORS.items():
        assert code == indicator.code and re.fullmatch(r"[a-z0-9-]+", code)
        texts = astuple(indicator)[:7]  # what comes after them may be empty
        assert all(text.strip() for text in texts)


def test_labels_of_indicators_differ() -> None:
    assert len({i.label for i in INDICATORS.values()}) == len(INDICATORS)


def test_inid_codes_by_kind() -> None:
    assert [inid_of("application_no", kind) for kind in KINDS] == ["21", "21", "21", "210", ""]
    assert (
        inid_of("expiry_date", "NH"),
        inid_of("owner", "SC"),
        inid_of("no such field", "NH"),
    ) == ("180", "73", "")
    assert INID["180"] == "Ngày hết hạn"
    assert all(code.isdigit() and len(code) in (2, 3) for code in INID)


def test_sources_are_named() -> None:
    """Each that a record is written with, wherever records are made."""
    written = set(_written_sources())
    assert {"published_gi", "illustrative", "wipo_publish"} <= written
    assert written - set(SOURCES) == set(), "a line of SOURCES in domain/records/sources.py"
    assert all(source.label.strip() and source.explanation.strip() for source in SOURCES.values())
    assert source_label("illustrative") == "Dữ liệu minh họa"
    assert source_label("khac") == "khac"


def _written_sources() -> Iterator[str]:
    """What stands as `source=` where a record is made."""
    for room in ("readers", "data_access", "commands", "web"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "AssetRecord":
                    told = (word.value for word in node.keywords if word.arg == "source")
                    yield from (one.value for one in told if isinstance(one, ast.Constant))


def test_codes_fit_their_columns() -> None:
    assert max(map(len, EVENTS)) <= 12
    assert max(map(len, SOURCES)) <= 40
    assert "late" in ANNUITY_STATES
