"""The published series: every row of the files is read, with its place and its source; nothing is
computed."""

from pathlib import Path

import pytest

from data_access.network.published_series import (
    BY_PROVINCE,
    FACTS,
    INDEX,
    NATIONAL,
    innovation_index,
    told_of_country,
    told_of_provinces,
)
from domain.places.provinces import PROVINCES_34, PROVINCES_63
from domain.text.counts import QUALIFIERS
from read_models.published_series import KINDS, MEASURES, ORIGINS, REFERENCES

SHARED = Path(__file__).parents[3] / "shared/data/facts"


def test_every_row_is_read_with_its_source() -> None:
    country, provinces = told_of_country(), told_of_provinces()
    assert (len(country), len(provinces), len(innovation_index())) == (60, 39, 36)
    for one in (*country, *provinces):
        assert one.kind in KINDS and one.measure in MEASURES and one.origin in ORIGINS
        assert one.qualifier in QUALIFIERS and one.source_url.startswith("http") and one.value > 0
    assert all(one.place for one in provinces) and not any(one.place for one in country)
    first = next(one for one in provinces if one.value == 117_943)
    assert (first.place, first.since, first.until) == (
        "Thành phố Hồ Chí Minh", "2011-01-01", "2019-12-31",
    )  # fmt: skip


def test_the_index_knows_its_places() -> None:
    for one in innovation_index():
        assert one.code in (PROVINCES_34 if one.vintage == "vn34" else PROVINCES_63), one
        assert one.source_url and (one.rank is None or 1 <= one.rank <= 63)
    found = {(one.year, one.code): (one.rank, one.score) for one in innovation_index()}
    assert found[2023, "01"] == (1, 62.86)
    assert [(one.kind, one.least, one.most) for one in REFERENCES] == [
        ("SC", 16, 18), ("KDCN", 6, 8), ("NH", 8, 10),
    ]  # fmt: skip


@pytest.mark.skipif(not SHARED.exists(), reason="the published facts are not at hand")
@pytest.mark.parametrize("name", [NATIONAL, BY_PROVINCE, INDEX])
def test_the_files_are_those_that_were_published(name: str) -> None:
    assert (FACTS / name).read_bytes() == (SHARED / name).read_bytes()
