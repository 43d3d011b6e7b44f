"""`report NAME`: a report as a file. Made with the view of whose report it is, so that a station's
holds nothing of another's."""

import os
from pathlib import Path

import click

from commands.opened import Refused, opened
from data_access.database.engine import now
from data_access.database.scope import NATIONAL, Scope
from data_access.reports.data import report_data
from data_access.reports.words import words_of
from domain.calendar.dates import today_in_vietnam
from language import LANGUAGES, _
from read_models.report_asked import KINDS, BadReport, ReportAsked, nothing_known, report_named
from settings import Settings


@click.command("report")
@click.argument("name")
@click.option("--period", default="", help="2021, 2022-06, 2026-Q3, 2026-H1, 2026-9M")
@click.option("--scope", default="vien", help="vien, tram/ID, or a province (nghe-an)")
@click.option("--asset", "asset_id", type=click.IntRange(1, 2**63 - 1), help="of record: its id")
@click.option("--format", "kind", default="docx", help=", ".join(KINDS))
@click.option("--lang", default="vi", help=" or ".join(LANGUAGES))
@click.option("--out", "file", required=True, type=click.Path(path_type=Path), help="the file")
@click.pass_obj
def report_command(
    settings: Settings,
    name: str,
    period: str,
    scope: str,
    asset_id: int | None,
    kind: str,
    lang: str,
    file: Path,
) -> None:
    """Writes a report: annual, bulletin, station, provincial, or the sheet of a record."""
    if kind not in KINDS:
        known = ", ".join(KINDS)
        raise Refused(_("Không có dạng tệp “{kind}”; có: {known}.", kind=kind[:40], known=known))
    today = today_in_vietnam()
    try:
        asked = report_named(
            name, period=period, scope=scope, written_in=lang, today=today, asset_id=asset_id
        )
    except BadReport as bad:
        raise Refused(str(bad)) from bad
    seen = _scope(asked)
    with opened(settings, to_read=True) as database, database.read(seen) as connection:
        data = report_data(connection, asked, scope=seen, today=today)
        words = words_of(connection, asked, scope=seen)
    if data is None:
        raise Refused(_missing(asked))
    from reports.document.contents import report_file  # what writes files is loaded only here

    content = report_file(data, kind=kind, written_in=lang, made=now(), words=words)
    _put(file, content)
    click.echo(_("Đã ghi {file}.", file=file))


def _scope(asked: ReportAsked) -> Scope:
    """Of whose report it is."""
    if asked.vn34:
        return Scope.province(asked.vn34)
    return Scope.station(asked.station_id) if asked.station_id else NATIONAL


def _missing(asked: ReportAsked) -> str:
    if asked.asset_id:
        return _("Không có bản ghi số {id}.", id=asked.asset_id)
    if asked.station_id:
        return _(
            "Không có Trạm số {id}, hoặc chưa có năm {year}.", id=asked.station_id, year=asked.year
        )
    return nothing_known(asked)


def _put(file: Path, content: bytes) -> None:
    """The whole file or none: it is written beside and then takes its place."""
    beside = file.parent / f".{file.name}.{os.getpid()}"
    try:
        beside.write_bytes(content)
        beside.replace(file)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise Refused(
            _(
                "Không ghi được {file}: {why}.",
                file=file,
                why=error.strerror or type(error).__name__,
            )
        ) from error
