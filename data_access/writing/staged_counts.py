"""Adds what a stage brings to the rollups, worked out before (the tables `stage_gain_…`): a few sums
a province, added under the lock without looking at the rows again."""

from data_access.rollups.definitions import Rollup

NAMED = {"asset": "owner_id", "asset_party": "organisation_id", "owner_count": "owner_id"}
"""Columns that hold an organisation, in the stage its folded name."""
OF_AN_ASSET = "asset_id"
"""A key of a rollup that holds an asset, in the stage the number of its row."""


def addition_to(rollup: Rollup, target: str | None) -> str:
    """`target`: the register's id of the staged row `r`; None where all of them are new, so that no
    row need be looked up."""
    name = rollup.table.name
    keys = rollup.keys
    measures = rollup.measures
    organisation = NAMED.get(name)
    join = ""
    values = {key: f's."{key}"' for key in keys + measures}
    if organisation:
        values[organisation] = "o.id"
        join = f"JOIN organisation o ON o.folded = s.{organisation}"
    if OF_AN_ASSET in keys:
        values[OF_AN_ASSET] = target or f":base + s.{OF_AN_ASSET}"
        join = f"JOIN stage_row r ON r.n = s.{OF_AN_ASSET}" if target else ""
    listed = ", ".join(f'"{column}"' for column in values)
    added = ", ".join(f'"{m}" = {name}."{m}" + excluded."{m}"' for m in measures)
    # without a WHERE, SQLite takes ON CONFLICT for a join condition
    return f"""INSERT INTO {name} ({listed}) SELECT {", ".join(values.values())} FROM stage_gain_{name} s {join}
        WHERE 1 = 1 ON CONFLICT ({", ".join(f'"{key}"' for key in keys)}) DO UPDATE SET {added}"""
