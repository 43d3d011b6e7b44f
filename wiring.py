"""Wires the parts of the web side together: `create_app(settings)`. Only what serves loads it; the
command line (app.py) does without."""

from pathlib import Path
from typing import Any, cast

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from callbacks import register_all
from components import theme
from data_access.accounts import users
from data_access.database.engine import Database
from pages import skeleton
from settings import SettingError, Settings
from web import (
    availability,
    beside,
    chart_files,
    chosen,
    compression,
    counter,
    deadline_lists,
    deadlines,
    downloads,
    editions,
    errors,
    event_files,
    events,
    feeds,
    finished_answers,
    follow_ups,
    goals,
    guard,
    headers,
    heads,
    health,
    import_files,
    imports,
    index,
    kept,
    kept_files,
    language,
    letters,
    manual,
    network_file,
    own_stations,
    password,
    pictures,
    placing,
    prepared_answers,
    province_table_file,
    published_file,
    record_pdf,
    report_files,
    report_words,
    request_attachments,
    request_files,
    request_listings,
    request_proposals,
    requests,
    saved_views,
    sent_file,
    sessions,
    signin,
    slides,
    static,
    station_documents,
    station_files,
    station_month_files,
    station_nudges,
    station_people,
    station_reports,
    station_stages,
    station_year,
    tried,
    uploads,
    visit_files,
)
from web import site as sites
from web.late_rules import LateRule
from web.long_reads import LongReads

ROOT = Path(__file__).parent
ASSETS = ROOT / "assets"
LARGEST_FORM = 1_000_000
"""Bytes of a form or a callback's body."""
PATIENCE = 60
"""Seconds that a page waits for one statement of PostgreSQL."""
LONG_PATIENCE = 600
"""The same of a file with all rows of a list."""
BLUEPRINTS = (
    signin,
    password,
    language,
    health,
    downloads,
    record_pdf,
    saved_views,
    sent_file,
    beside,
    manual,
    import_files,
    imports,
    pictures,
    prepared_answers,
    events,
    chosen,
    follow_ups,
    goals,
    requests,
    counter,
    request_attachments,
    request_files,
    request_listings,
    request_proposals,
    event_files,
    editions,
    report_files,
    report_words,
    availability,
    station_files,
    station_month_files,
    network_file,
    published_file,
    visit_files,
    placing,
    station_nudges,
    station_people,
    station_reports,
    own_stations,
    station_documents,
    station_stages,
    station_year,
    deadlines,
    deadline_lists,
    letters,
    feeds,
    kept,
    chart_files,
    kept_files,
    province_table_file,
    slides,
)
"""Modules of the web side with routes of their own."""


def create_app(settings: Settings) -> index.Dashboard:
    """The dashboard as a Dash application; `.server` is its WSGI application. Each call makes one
    of its own."""
    server = Flask(
        "ipplatform", root_path=str(ROOT / "web"), template_folder="templates", static_folder=None
    )
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_FORM
    server.url_map.merge_slashes = False
    server.url_rule_class = LateRule
    if settings.trusted_proxies:
        n = settings.trusted_proxies
        server.wsgi_app = ProxyFix(server.wsgi_app, x_for=n, x_proto=n, x_host=n)  # type: ignore[method-assign]
    server.wsgi_app = heads.weighed(server.wsgi_app)  # type: ignore[method-assign]
    database = Database(settings.database, patience=PATIENCE, vault=settings.data_dir)
    long_reads = LongReads(
        Database(settings.database, patience=LONG_PATIENCE, vault=settings.data_dir)
    )
    _refuse_demonstration_accounts(settings, database)
    place = sites.install(server, settings, database, long_reads)
    headers.init_app(server, place)
    tried.init_app(server)
    uploads.init_app(server, place)
    sessions.init_app(server, place)
    app = _dash(server)
    guard.init_app(server, place, app.callback_map)
    finished_answers.init_app(server)
    static.init_app(server, app, ASSETS)
    errors.init_app(server)
    index.init_app(server)
    compression.init_app(server)
    for module in BLUEPRINTS:
        server.register_blueprint(module.blueprint)
    register_all(app, skeleton)
    _warm_up(app, place)
    return app


def _dash(server: Flask) -> index.Dashboard:
    """Every choice that the environment could make otherwise is made here."""
    app = index.Dashboard(
        name="ipplatform",
        server=cast(Any, server),  # dash takes a Flask; its annotation has not followed
        assets_folder=str(ASSETS),
        use_pages=False,
        suppress_callback_exceptions=True,
        serve_locally=True,
        compress=False,
        include_assets_files=True,
        assets_ignore=r"^(signin|slides)\.",
        assets_path_ignore=theme.ASSETS_PATH_IGNORE,
        external_stylesheets=[static.address(ASSETS, name) for name in theme.VENDOR_STYLESHEETS],
        external_scripts=[static.address(ASSETS, name) for name in theme.VENDOR_SCRIPTS],
        update_title="",
        title="IPPlatform",
        add_log_handler=False,
        enable_mcp=False,
    )
    off = (
        "ui",
        "props_check",
        "serve_dev_bundles",
        "hot_reload",
        "silence_routes_logging",
        "prune_errors",
        "validate_callbacks",
    )
    app.enable_dev_tools(
        debug=False, first_run=False, **{f"dev_tools_{name}": False for name in off}
    )
    return app


def _warm_up(app: index.Dashboard, place: sites.Site) -> None:
    """Dash finishes itself in the first request; made here, it cannot race against others. Then the
    inline scripts are known."""
    app.server.test_client().get("/health", headers={"Host": guard.trusted_hosts(place)[0]})
    headers.allow_scripts(app.server, [*app.csp_hashes(), headers.hash_of(index.THEME_SCRIPT)])


def _refuse_demonstration_accounts(settings: Settings, database: Database) -> None:
    if settings.demo:
        return
    with database.read() as connection:
        if users.has_demonstration(connection):
            raise SettingError(
                "IPP_DATABASE_URL",
                "the database holds demonstration accounts; use one of its own for production",
            )
