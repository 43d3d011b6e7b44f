"""The page around the dashboard: language, theme, CSRF token. Nothing in it belongs to a person or
a province."""

from pathlib import Path
from typing import Any

from dash import Dash
from flask import Flask, request
from flask_wtf.csrf import generate_csrf

from domain.places.provinces import PROVINCES_34
from domain.roles import LABELS
from language import _, language
from language.translation import LANGUAGE_NAMES, LOCALES
from sitemap import addresses, file_addresses, form_addresses
from sitemap.pages import IN_A_BROWSER
from web import static
from web.access import principal, signed_in
from web.language import theme
from web.panels import in_panel

THEME_SCRIPT = (
    "(function(e){if(e.dataset.theme==='system'&&matchMedia('(prefers-color-scheme: dark)').matches)e.dataset.bsTheme='dark'})"
    "(document.documentElement)"
)
"""Runs before the first paint; its hash stands in the content policy."""
RENDERER = "var renderer = new DashRenderer({layout_post: window.ipp.laidOut, request_post: window.ipp.answered});"
"""Starts Dash; its layout and answers pass through assets/still.js, which knows our short elements
and draws large pages at once."""

PAGE = """<!DOCTYPE html>
<html lang="{language}" data-locale="{locale}" data-theme="{theme}" data-bs-theme="{bs_theme}">
<head>
{metas}
<meta name="csrf-token" content="{csrf}">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" type="image/svg+xml" href="{icon}">
<script>{theme_script}</script>
{css}
</head>
<body data-pages="{pages}">
{app_entry}
<noscript>{noscript}</noscript>
<footer>
{config}
{scripts}
{renderer}
</footer>
</body>
</html>
"""
DROPPED = ("python_version", "dash_version_url", "plotly_cloud_installed")


class Dashboard(Dash):
    """Dash with our page around it and without telling its environment."""

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.renderer = RENDERER

    def interpolate_index(self, *_positional: Any, **parts: Any) -> str:
        return PAGE.format(
            **{
                name: parts[name]
                for name in ("metas", "css", "app_entry", "config", "scripts", "renderer")
            },
            title="IPPlatform",
            icon=static.icon(Path(self.config.assets_folder)),
            csrf=generate_csrf(),
            theme_script=THEME_SCRIPT,
            pages=IN_A_BROWSER,
            noscript=_("Trang này cần JavaScript."),
            **look(),
        )

    def _config(self) -> dict[str, Any]:
        config: dict[str, Any] = super()._config()  # type: ignore[no-untyped-call]  # dash has no annotations here
        return {name: value for name, value in config.items() if name not in DROPPED}


def look() -> dict[str, str]:
    """Attributes of <html>: language and theme; 'system' starts light and is set right by
    THEME_SCRIPT."""
    chosen = theme()
    return {
        "language": language(),
        "locale": LOCALES[language()],
        "theme": chosen,
        "bs_theme": "light" if chosen == "system" else chosen,
    }


def init_app(server: Flask) -> None:
    """Gives the plain templates the same look, words and addresses."""
    server.jinja_env.globals.update(
        _=_,
        addresses=addresses,
        form_addresses=form_addresses,
        file_addresses=file_addresses,
        languages=LANGUAGE_NAMES,
        theme_script=THEME_SCRIPT,
        in_panel=in_panel,
        written_as=_written_as,
    )
    server.context_processor(look)
    server.context_processor(_here)


def _written_as() -> str:
    """In which of several posts a plain form is written: those there are belong to a province. ''
    for who has one alone. The templates of forms ask: a page that says that the database is away
    must not ask who is there."""
    post = principal().post if signed_in() and len(principal().posts) > 1 else None
    if post is None or post.vn34 is None:
        return ""
    place = _("Sở KH&CN {province}", province=PROVINCES_34[post.vn34].shown)
    return f"{_(LABELS[post.role])}, {place}"


def _here() -> dict[str, str]:
    """Where switching the language leads back to: this page, or the first one where a form was
    sent."""
    return {"here": request.full_path.rstrip("?") if request.method == "GET" else "/"}
