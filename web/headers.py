"""Headers of every answer: a strict content policy, nothing cached that was made for one person."""

import base64
import hashlib
from collections.abc import Sequence

from flask import Flask, request
from werkzeug.wrappers import Response

from web.site import Site

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
HSTS = "max-age=31536000; includeSubDomains"


def init_app(server: Flask, place: Site) -> None:
    server.extensions["ipplatform_csp"] = policy(())

    @server.after_request
    def _add(response: Response) -> Response:
        if response.location:
            response.set_data(b"")  # werkzeug's sentence repeats the address
        for name, value in FIXED.items():
            response.headers.setdefault(name, value)
        response.headers["Content-Security-Policy"] = server.extensions["ipplatform_csp"]
        if place.settings.https:
            response.headers["Strict-Transport-Security"] = HSTS
        if not response.cache_control.immutable and request.endpoint != "_dash_assets.static":
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def allow_scripts(server: Flask, hashes: Sequence[str]) -> None:
    """Lets exactly these inline scripts run, given as CSP hashes ('sha256-…')."""
    server.extensions["ipplatform_csp"] = policy(hashes)


def policy(hashes: Sequence[str]) -> str:
    """Our own files only. Plotly writes style attributes and makes images from data and blobs;
    hence the two exceptions."""
    parts = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *hashes]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def hash_of(script: str) -> str:
    """The CSP source of an inline script."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"
