"""A row that a report is made from, as it is kept."""

from collections.abc import Iterable, Mapping

from domain.network.monthly import searches
from language import N_
from read_models.frozen import SourceRow

Values = Mapping[str, int | None]
Amounts = Mapping[str, int | None]
DAY = len("2021-05-31")
OWN = N_("Viện Khoa học sở hữu trí tuệ")


def source_row(
    table: str,
    row_id: int,
    *,
    label: str,
    at: str,
    amounts: Amounts,
    lines: Iterable[str] = (),
    illustrative: bool = False,
) -> SourceRow:
    known = {key: n for key, n in amounts.items() if n is not None}
    return SourceRow(
        table=table,
        row_id=row_id,
        label=label,
        at=at,
        amounts=known,
        lines=tuple(lines),
        illustrative=illustrative,
    )


def counted(values: Values) -> dict[str, int | None]:
    names = ("consultations", "updates", "listings")
    told: dict[str, int | None] = {f"counted.{name}": values.get(name) for name in names}
    return {**told, "counted.searches": searches(values), "counted.months": 0}
