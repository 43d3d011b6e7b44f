"""Every figure explains itself, in full; sources and INID fields have names."""

import re
from dataclasses import astuple

from domain.records.inid import INID, inid_of
from domain.records.kinds import KINDS
from domain.records.sources import SOURCES, source_label
from domain.terms.assessment import ANNUITY_STATES, EVENTS
from read_models.indicators import INDICATORS


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
    assert set(SOURCES) == {
        "wipo_publish",
        "st96",
        "st66",
        "st86",
        "st36",
        "docdb",
        "us_cases",
        "published_gi",
        "illustrative",
        "dept_register",
        "manual",
    }
    assert source_label("illustrative") == "Dữ liệu minh họa"
    assert source_label("khac") == "khac"


def test_codes_fit_their_columns() -> None:
    assert max(map(len, EVENTS)) <= 12
    assert max(map(len, SOURCES)) <= 40
    assert "late" in ANNUITY_STATES
