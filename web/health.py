"""Is it alive, is it ready: for machines; neither tells anything else."""

from flask import Blueprint, Response

from web.site import site

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def alive() -> Response:
    return Response("ok", mimetype="text/plain")


@blueprint.get("/ready")
def ready() -> Response:
    reachable = site().database.is_reachable()
    return Response("ok" if reachable else "database away", status=200 if reachable else 503, mimetype="text/plain")
