"""A list that a province keeps (read_models.local_lists), as CSV: a line that says what it is, the
names of its columns, its rows."""

from collections.abc import Iterable

from domain.text.csv_text import csv_text
from language import _
from read_models.local_lists import Field, KeptList, written
from read_models.local_names import KeptRow


def kept_csv(kept: KeptList, rows: Iterable[KeptRow], *, place: str, badge: str) -> str:
    """The whole file; codes are written as words. `badge`: of illustrative rows, '' for none."""
    opening = [[badge, place]] if badge else []
    right = [_("Quyền tìm thấy")] if any(known.kind == "right" for known in kept.fields) else []
    heads = [*(_(known.label) for known in kept.fields), *right, _("Người ghi")]
    listed = (_cells(kept, row, linked=bool(right)) for row in rows)
    return "".join(csv_text([*opening, heads], listed))


def _cells(kept: KeptList, row: KeptRow, *, linked: bool) -> list[str]:
    """`linked`: with the right that the row is about."""
    right = [row.right or ""] if linked else []
    return [*(_cell(known, row) for known in kept.fields), *right, row.updated_by]


def _cell(known: Field, row: KeptRow) -> str:
    value = row.values[known.name]
    if known.kind == "choice":
        return _(known.options[value]) if known.options.get(value) else ""
    return value.isoformat() if known.kind == "day" and value else written(known, value)
