"""Names of applicants, owners and agents become organisations: one per folded name, every spelling
kept. Inventors stay names."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from data_access.database.bulk import chunks
from data_access.tables import organisation, organisation_name
from data_access.writing.owner_keys import LONGEST, owner_keys
from domain.records.asset import AssetRecord, Party
from domain.records.owners import bare_name, owner_type

ORGANISATION_ROLES = frozenset({"applicant", "owner", "representative", "registrant", "manager"})
IN_LIST = 5_000


def ensure(connection: Connection, records: Iterable[AssetRecord]) -> dict[str, int]:
    """name as spelt → organisation id, for every organisation named in the records; those not known
    yet are added."""
    return ensure_names(
        connection, {p.name for r in records for p in r.parties if p.role in ORGANISATION_ROLES}
    )


def ensure_names(connection: Connection, names: Collection[str]) -> dict[str, int]:
    """The same for names."""
    folded = owner_keys(connection, names)
    ids = known_ids(connection, set(folded.values()))
    missing = {key: name for name, key in sorted(folded.items(), reverse=True) if key not in ids}
    if missing:
        _add(connection, missing)
        ids |= known_ids(connection, set(missing))
    _add_spellings(connection, {(ids[key], name[:LONGEST]) for name, key in folded.items()})
    return {name: ids[key] for name, key in folded.items()}


def owner_of(record: AssetRecord) -> Party | None:
    """Who counts as owner: the first-named owner, else the first-named applicant. The State owns a
    geographical indication: nobody."""
    if record.kind == "CDDL":
        return None
    by_role = (
        next((p for p in record.parties if p.role == role), None) for role in ("owner", "applicant")
    )
    return next((p for p in by_role if p), None)


def known_ids(connection: Connection, keys: set[str]) -> dict[str, int]:
    """Key → id of the organisations that there are."""
    found: dict[str, int] = {}
    for part in chunks(sorted(keys), IN_LIST):
        query = select(organisation.c.folded, organisation.c.id).where(
            organisation.c.folded.in_(part)
        )
        found |= {row.folded: row.id for row in connection.execute(query)}
    return found


def _insert(connection: Connection) -> type[sqlite.Insert] | type[postgresql.Insert]:
    return postgresql.Insert if connection.dialect.name == "postgresql" else sqlite.Insert


def _add(connection: Connection, missing: dict[str, str]) -> None:
    """Two imports at once may meet the same new name: the second finds the first one's row. Raises
    IntegrityError where the ids given out are in use already: only a name that is there is no
    fault."""
    rows = [
        {"folded": key, "bare": bare_name(name)[:LONGEST], "name": name, "type": owner_type(name)}
        for key, name in sorted(missing.items())
    ]
    connection.execute(
        _insert(connection)(organisation).on_conflict_do_nothing(index_elements=["folded"]), rows
    )


def _add_spellings(connection: Connection, spellings: set[tuple[int, str]]) -> None:
    if spellings:
        rows = [{"organisation_id": number, "name": name} for number, name in sorted(spellings)]
        connection.execute(
            _insert(connection)(organisation_name).on_conflict_do_nothing(
                index_elements=["organisation_id", "name"]
            ),
            rows,
        )
