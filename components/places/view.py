"""What the page of places is drawn from."""

from dataclasses import dataclass

from read_models.overview import AsOf, ProvinceRow


@dataclass(frozen=True)
class View:
    """`rows`: the register by place of `vintage`; `other_offices`: records that no total counts."""

    rows: tuple[ProvinceRow, ...]
    vintage: str
    other_offices: int
    as_of: AsOf
