"""What the Flask side of one application carries: its settings, its database, its pages. Nothing of
it is global."""

from dataclasses import dataclass

from flask import Flask, current_app
from werkzeug.routing import Map, MapAdapter, Rule

from data_access.database.engine import Database
from settings import Settings
from sitemap.pages import PAGES
from web.long_reads import LongReads

EXTENSION = "ipplatform"


@dataclass(frozen=True)
class Site:
    """`addresses` turns a path into (page name, parameters) or raises NotFound: exact, no redirects
    for slashes or case."""

    settings: Settings
    database: Database
    long_reads: LongReads
    addresses: MapAdapter


def install(server: Flask, settings: Settings, database: Database, long_reads: LongReads) -> Site:
    """Attaches a Site to the server."""
    rules = Map(
        [Rule(page.path, endpoint=page.name, methods=["GET"]) for page in PAGES],
        strict_slashes=True,
        merge_slashes=False,
    )
    site = Site(settings, database, long_reads, rules.bind("", default_method="GET"))
    server.extensions[EXTENSION] = site
    return site


def site() -> Site:
    """The Site of the current application."""
    found: Site = current_app.extensions[EXTENSION]
    return found
