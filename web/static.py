"""Static files: compressed beforehand or once, for ever in the browser when their address carries a
fingerprint."""

import gzip
import mimetypes
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import brotli
from dash import Dash
from dash.exceptions import DependencyException
from flask import Flask, request, send_file
from werkzeug.exceptions import NotFound
from werkzeug.security import safe_join
from werkzeug.wrappers import Response

ASSETS_ENDPOINT = "_dash_assets.static"
SUITES_ENDPOINT = "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>"
SERVED = {".css", ".js", ".mjs", ".svg", ".png", ".ico", ".woff2", ".json", ".webmanifest"}
SIBLINGS = (("br", ".br"), ("gzip", ".gz"))
IMMUTABLE = "public, max-age=31536000, immutable"
A_DAY = "public, max-age=86400"
SMALLEST = 500
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("text/javascript", ".js")


def init_app(server: Flask, app: Dash, folder: Path) -> None:
    """Answers for assets and component bundles before Dash's own views would. Runs after the
    guard."""
    server.jinja_env.globals.update(asset=lambda name: address(folder, name), icon=icon(folder))

    @server.before_request
    def _serve() -> Response | None:
        arguments = request.view_args or {}
        if request.endpoint == ASSETS_ENDPOINT:
            return _asset(folder, arguments["filename"])
        if request.endpoint == SUITES_ENDPOINT:
            return _bundle(app, arguments["package_name"], arguments["fingerprinted_path"])
        return None


def address(folder: Path, name: str) -> str:
    """The fingerprinted address of one of our files."""
    path = folder / name
    return f"/assets/{name}?m={int(path.stat().st_mtime)}" if path.exists() else f"/assets/{name}"


@lru_cache
def icon(folder: Path) -> str:
    """The site's icon as a data address: browsers ask for an icon's file anew with nearly every
    page, outside their cache."""
    return "data:image/svg+xml," + quote(
        (folder / "icon.svg").read_text("utf-8").strip(), safe=" =:/,"
    )


def _asset(folder: Path, name: str) -> Response:
    found = safe_join(str(folder), name)
    path = Path(found) if found else folder
    if (
        path.suffix not in SERVED
        or not path.is_file()
        or any(part.startswith(".") for part in Path(name).parts)
    ):
        raise NotFound
    chosen, encoding = _sibling(path)
    response = send_file(
        chosen, mimetype=mimetypes.guess_type(path.name)[0], conditional=True, etag=True
    )
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = _keeping(path)
    return response


def _keeping(path: Path) -> str:
    """How long a browser may keep it: an address that names its version for ever, a font for a
    day."""
    if request.args.get("m"):
        return IMMUTABLE
    return A_DAY if path.suffix == ".woff2" else "no-cache"


def _sibling(path: Path) -> tuple[Path, str | None]:
    """The compressed file beside it that the browser takes, unless the original is newer."""
    for encoding, suffix in SIBLINGS:
        beside = path.with_name(path.name + suffix)
        if (
            request.accept_encodings.quality(encoding) > 0
            and beside.is_file()
            and beside.stat().st_mtime >= path.stat().st_mtime
        ):
            return beside, encoding
    return path, None


def _bundle(app: Dash, package: str, path: str) -> Response:
    """A bundle of Dash or one of its component packages; compressed once a process."""
    backend: Any = app.backend
    try:
        original: Response = backend.serve_component_suites(app, package, path)
    except DependencyException as unknown:
        raise NotFound from unknown
    if original.status_code != 200:
        return original
    encoding = next((e for e, _suffix in SIBLINGS if request.accept_encodings.quality(e) > 0), None)
    data = original.get_data()
    if encoding and len(data) > SMALLEST:
        original.set_data(_compressed(data, encoding))
        original.headers["Content-Encoding"] = encoding
    original.headers["Vary"] = "Accept-Encoding"
    if original.cache_control.max_age:
        original.headers["Cache-Control"] = IMMUTABLE
    return original


@lru_cache(maxsize=256)
def _compressed(data: bytes, encoding: str) -> bytes:
    small: bytes = (
        brotli.compress(data, quality=9) if encoding == "br" else gzip.compress(data, 6, mtime=0)
    )
    return small
