"""Tags on a record, and whether a person follows it: a province's own, seen by nobody else."""

from sqlalchemy import Connection, delete, exists, select

from data_access.accounts.writer import Gone, Writer
from data_access.database.engine import now
from data_access.database.locks import put_once
from data_access.database.scope import Scope, within
from data_access.tables import asset_follow, asset_tag
from domain.text.folding import words

LONGEST = 60


def tag_slug(label: str) -> str:
    """What makes two spellings one tag; '' for a label without a letter or digit."""
    return "-".join(words(label))[:LONGEST].strip("-")


def tags(connection: Connection, asset_id: int, *, scope: Scope) -> tuple[tuple[str, str], ...]:
    """(slug, label) in order of the slug."""
    c = asset_tag.c
    query = (
        select(c.slug, c.label)
        .where(within(asset_tag, scope), c.asset_id == asset_id)
        .order_by(c.slug)
    )
    return tuple((row.slug, row.label) for row in connection.execute(query))


def add_tag(connection: Connection, writer: Writer, asset_id: int, label: str) -> bool:
    """Whether it is new: the same tag again changes nothing. A tag that the province has is spelt
    as it has been."""
    slug = tag_slug(label)
    mine = within(asset_tag, writer.scope)
    spelt = (
        connection.scalar(select(asset_tag.c.label).where(mine, asset_tag.c.slug == slug).limit(1))
        or label
    )
    row = {"vn34": writer.vn34, "slug": slug, "asset_id": asset_id, "label": spelt}
    added = put_once(connection, asset_tag, row, key=("vn34", "slug", "asset_id"))
    if added:
        writer.record(connection, "tag added", asset_id, tag=slug)
    return added


def remove_tag(connection: Connection, writer: Writer, asset_id: int, slug: str) -> None:
    """Raises Gone where the record has no such tag."""
    if not drop_tag(connection, writer, asset_id, slug):
        raise Gone


def drop_tag(connection: Connection, writer: Writer, asset_id: int, slug: str) -> bool:
    """Whether the record had the tag, which it has no longer."""
    here = (
        within(asset_tag, writer.scope),
        asset_tag.c.slug == slug,
        asset_tag.c.asset_id == asset_id,
    )
    if connection.execute(delete(asset_tag).where(*here)).rowcount == 0:
        return False
    writer.record(connection, "tag removed", asset_id, tag=slug)
    return True


def follows(connection: Connection, asset_id: int, *, scope: Scope, user_id: int) -> bool:
    c = asset_follow.c
    return bool(
        connection.scalar(
            select(
                exists().where(
                    within(asset_follow, scope), c.asset_id == asset_id, c.user_id == user_id
                )
            )
        )
    )


def follow(connection: Connection, writer: Writer, asset_id: int, *, wanted: bool) -> bool:
    """Follows or no longer follows. Whether that is new: the same again changes nothing."""
    row = {"vn34": writer.vn34, "user_id": writer.user_id, "asset_id": asset_id}
    if wanted:
        changed = put_once(connection, asset_follow, {**row, "since": now()}, key=row)
    else:
        here = (
            within(asset_follow, writer.scope),
            *(asset_follow.c[name] == value for name, value in row.items()),
        )
        changed = connection.execute(delete(asset_follow).where(*here)).rowcount == 1
    if changed:
        writer.record(connection, "followed" if wanted else "unfollowed", asset_id)
    return changed
