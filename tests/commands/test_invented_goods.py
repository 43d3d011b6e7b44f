"""Each mark of the demonstration says what it is for, under each of its classes."""

from datetime import date

import pytest

from commands import illustrative
from domain.records.classes import nice_parts


@pytest.mark.parametrize("seed", [1, 7])
def test_every_ordinary_mark_has_goods_under_each_class(seed: int) -> None:
    found = [
        record
        for record in illustrative.records(date(2026, 11, 28), size=600, seed=seed)
        if record.kind == "NH" and record.mark_category == "ordinary"
    ]
    assert len(found) > 300
    for record in found:
        told = dict(nice_parts(record.product or ""))
        assert set(told) == {found.code for found in record.classes}
        assert all(words.strip() for words in told.values())
        assert record.illustrative
