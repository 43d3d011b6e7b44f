"""What officers write: each address takes one form, checks who sends it and about what, writes
once, answers JSON.

404 for another province or a record that is not there, as everywhere; roles stand in web.policy.
Nothing of a request widens what may be written: the writer is the signed-in person.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Blueprint, g
from sqlalchemy import Connection
from werkzeug.exceptions import NotFound

from data_access.accounts.writer import Writer
from data_access.records import visibility
from sitemap import addresses
from web.access import own_province, principal, scope
from web.site import site


def blueprint(name: str) -> Blueprint:
    """A blueprint of desk forms; `name` opens the names of its routes in web.policy."""
    return Blueprint(name, __name__, url_prefix="/ghi/<slug>")


def writer(slug: str) -> Writer:
    """The signed-in person in that province; raises NotFound for somebody else's."""
    province = own_province(slug)
    person = principal()
    return Writer(person.id, person.username, person.name, province.code, scope())


@contextmanager
def writing(who: Writer) -> Iterator[Connection]:
    """One transaction within the person's own scope: both belts see it."""
    with site().database.write(who.scope) as connection:
        yield connection


def require_record(slug: str, asset_id: int) -> Writer:
    """The writer, if the record is in that province and the person's to see; raises NotFound."""
    who = writer(slug)
    with site().database.read(who.scope) as connection:
        visible = visibility.is_visible(connection, asset_id, scope=who.scope, vn34=who.vn34)
    if not visible:
        g.denied = addresses.record(slug, asset_id)
        raise NotFound
    return who
