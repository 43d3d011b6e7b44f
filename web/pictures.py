"""Pictures of assets, for those who may see the asset: anybody else gets the 404 of a picture that
does not exist."""

import re

from flask import Blueprint
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.local_names.watch.hits import hit_has_picture
from data_access.pictures.copies import SIZES, path_of
from data_access.records.pictures import has_picture
from sitemap.rights import OF_PROVINCES
from web.access import act_where, reading, scope
from web.site import site

blueprint = Blueprint("pictures", __name__)
SMALL = "nho"
_HASH = re.compile(r"[0-9a-f]{64}")
_FOREVER = "private, max-age=31536000, immutable"
"""The address holds the picture's hash: it never shows another one. Private: no shared cache keeps
what one province may see."""


@blueprint.get("/hinh/<int:asset_id>/<sha256>/<size>.jpg")
def picture(asset_id: int, sha256: str, size: str) -> Response:
    """One of the two copies of a picture of an asset."""
    if size not in SIZES or not _HASH.fullmatch(sha256):
        raise NotFound

    def seen() -> bool:
        with reading() as connection:
            return has_picture(connection, asset_id, sha256, scope=scope())

    return _given(bool(act_where(OF_PROVINCES, seen)), sha256, size)


@blueprint.get("/hinh-canh-bao/<slug>/<int:hit_id>/<sha256>.jpg")
def of_hit(slug: str, hit_id: int, sha256: str) -> Response:
    """The small copy of what a hit of the watch shows: it is public of another's application."""
    if not _HASH.fullmatch(sha256):
        raise NotFound
    with reading() as connection:
        allowed = hit_has_picture(connection, hit_id, sha256, scope=scope())
    return _given(allowed, sha256, SMALL)


def _given(allowed: bool, sha256: str, size: str) -> Response:
    path = path_of(site().settings.pictures, sha256, size)
    if not allowed or not path.is_file():
        raise NotFound
    return Response(path.read_bytes(), mimetype="image/jpeg", headers={"Cache-Control": _FOREVER})
