"""Is it alive, is it ready: for machines; neither tells anything else."""

from flask import Blueprint, Response, jsonify

from data_access.database.faults import DatabaseUnavailable
from web import clock
from web.room import shortage
from web.site import site

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def alive() -> Response:
    return Response("ok", mimetype="text/plain")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Search engines may know the sign-in; there is nothing else for them."""
    return Response("User-agent: *\nAllow: /dang-nhap\nDisallow: /\n", mimetype="text/plain")


@blueprint.get("/ready")
def ready() -> Response:
    """503 while the database is away. 200 with `degraded`, a list of words, where it serves but an
    operator has to look; `disk` is then low, full or read-only (web.room)."""
    if not site().database.is_reachable():
        return Response("database away", status=503, mimetype="text/plain")
    short = shortage()
    try:
        degraded = (["clock"] if clock.is_wrong() else []) + (["disk"] if short else [])
    except DatabaseUnavailable:
        return Response("database away", status=503, mimetype="text/plain")
    if not degraded:
        return Response("ok", mimetype="text/plain")
    told = {"status": "ok", "degraded": degraded}
    return jsonify(told | {"disk": short.state} if short else told)
