"""`import PATH…`: brings files into the register. A folder watched by a timer is the same
command."""

import glob
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from commands.opened import OPERATOR, Refused, opened
from data_access.database.engine import Database
from data_access.importing.pipeline import import_file, require_size
from data_access.pictures.keep import keep_pictures
from data_access.writing.import_result import ImportResult
from data_access.writing.sender import by_command
from domain.calendar.dates import today_in_vietnam
from domain.places.provinces import PROVINCES_34_BY_SLUG
from domain.roles import DATA_KINDS, PICTURES
from domain.text.file_names import harmless
from language import _
from readers.file.encodings import CONFIRMABLE
from readers.file.explained_headings import ColumnMapping
from readers.file.reading import ASSETS, FileRefused, RowError
from readers.file.source import Source, Told
from readers.file.unpacking import Package, is_package, unpacked
from readers.layouts.registry import contradicts, is_field
from settings import Settings

UNLIMITED = 1 << 60
"""Bytes: the limit of a file is for what is sent over the network; here it lies on our own disk
already, and memory stays flat."""
FILES = tuple(kind for kind in DATA_KINDS if kind != PICTURES)
"""What a file may hold: pictures come beside one, in a ZIP."""
SHOWN = 20
"""Rejected rows that are listed on the screen; --json lists all."""


@dataclass(frozen=True)
class _Options:
    kind: str | None
    declared: str | None
    strict: bool
    dry_run: bool
    limit_bytes: int
    told: Told
    pictures: Path


@click.command("import")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--kind",
    type=click.Choice(FILES),
    help="what the files must hold; without it their columns tell",
)
@click.option(
    "--province",
    metavar="SLUG",
    help="declares the province of rows that have no address: nghe-an, gia-lai, …",
)
@click.option(
    "--confirm-encoding",
    type=click.Choice(CONFIRMABLE),
    help="converts files recognised as written so",
)
@click.option(
    "--map",
    "mapped",
    metavar="HEADING=FIELD",
    multiple=True,
    help="explains a column: 'Mã=application_no'",
)
@click.option("--hidden", is_flag=True, help="reads hidden sheets and rows too")
@click.option("--strict", is_flag=True, help="one bad row refuses the file")
@click.option("--dry-run", is_flag=True, help="tells what would happen and writes nothing")
@click.option("--json", "as_json", is_flag=True, help="one JSON object a file")
@click.pass_context
def import_command(
    context: click.Context,
    paths: tuple[str, ...],
    kind: str | None,
    province: str | None,
    confirm_encoding: str | None,
    mapped: tuple[str, ...],
    hidden: bool,
    strict: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Imports files, folders or patterns. Exit 0 when every file was processed, 2 when one was
    refused whole or none found."""
    settings: Settings = context.obj
    if province is not None and province not in PROVINCES_34_BY_SLUG:
        raise click.BadParameter(
            _("không có tỉnh '{slug}'", slug=province), param_hint="--province"
        )
    declared = PROVINCES_34_BY_SLUG[province].code if province else None
    files = list(_files(paths))
    if not files:
        raise Refused(
            _(
                "Không tìm thấy tệp nào để nhập trong {paths}.",
                paths=", ".join(harmless(path) for path in paths),
            )
        )
    options = _Options(
        kind=kind,
        declared=declared,
        strict=strict,
        dry_run=dry_run,
        limit_bytes=UNLIMITED,
        told=Told(confirm_encoding, _columns(mapped), hidden=hidden),
        pictures=settings.pictures,
    )
    with opened(settings) as database:
        results = [_import_all(database, path, options, as_json=as_json) for path in files]
    if not all(results):
        context.exit(2)


def _columns(mapped: tuple[str, ...]) -> ColumnMapping:
    pairs = []
    for text in mapped:
        heading, sign, field = text.rpartition("=")
        if not sign or not heading.strip() or not is_field(field):
            reason = _(
                "“{text}” không theo dạng “Tên cột=trường”, hoặc không có trường này", text=text
            )
            raise click.BadParameter(reason, param_hint="--map")
        if contradicts(heading, field):
            reason = _(
                "“{heading}” là tiêu đề đã biết, không gán ý nghĩa khác được",
                heading=heading.strip()[:60],
            )
            raise click.BadParameter(reason, param_hint="--map")
        pairs.append((heading, field))
    return ColumnMapping.of(pairs)


def _files(paths: tuple[str, ...]) -> Iterator[Path]:
    """Each file once, in the order given; a folder's files by name, hidden ones left out."""
    found: dict[Path, None] = {}
    for path in paths:
        given = Path(path)
        if given.is_dir():
            inner = (p for p in sorted(given.rglob("*")) if p.is_file())
            found |= dict.fromkeys(
                p
                for p in inner
                if not any(part.startswith(".") for part in p.relative_to(given).parts)
            )
        elif not given.exists() and (matches := sorted(glob.glob(path, recursive=True))):  # noqa: PTH207  absolute patterns, which Path.glob refuses
            found |= dict.fromkeys(Path(match) for match in matches if Path(match).is_file())
        else:
            found[given] = None
    yield from found


def _import_all(database: Database, path: Path, options: _Options, *, as_json: bool) -> bool:
    """Imports a file, of a ZIP each of its files by itself; False when one was refused."""
    source = Source(path, harmless(path.name))
    if not path.is_file() or not is_package(source):
        return _import(database, path, options, as_json=as_json)
    try:
        require_size(source, options.limit_bytes)
        with unpacked(source) as package:
            members = [(m.path, f"{source.name} › {harmless(m.name)}") for m in package.files]
            done = [
                _import(database, inner, options, name, as_json=as_json) for inner, name in members
            ]
            if package.pictures and not options.dry_run:
                _keep(database, package, source.name, options, as_json=as_json)
            return all(done)
    except FileRefused as refused:
        _tell_refusal(path, refused, options, as_json=as_json)
        return False


def _keep(
    database: Database, package: Package, name: str, options: _Options, *, as_json: bool
) -> None:
    """Stores the pictures of a ZIP and tells how many."""
    file = " › ".join((name, _("ảnh")))
    result = keep_pictures(
        database,
        package,
        options.pictures,
        file=file,
        kind=ASSETS,
        sender=by_command(OPERATOR),
        today=today_in_vietnam(),
    )
    if as_json:
        click.echo(json.dumps(result.to_json(), ensure_ascii=False))
        return
    counts = _(
        "{n} ảnh mới, {m} ảnh đã có, {k} ảnh không nhận",
        n=result.accepted,
        m=result.unchanged,
        k=result.rejected,
    )
    click.echo(f"{file}: {counts}")
    for error in result.errors[:SHOWN]:
        click.echo("  " + _error(error))


def _import(
    database: Database, path: Path, options: _Options, name: str | None = None, *, as_json: bool
) -> bool:
    """Imports one file and tells how it went; False when it was refused. `name`: the one to tell,
    where the path has another."""
    try:
        result = import_file(
            database,
            path,
            actor=OPERATOR,
            today=today_in_vietnam(),
            declared=options.declared,
            strict=options.strict,
            dry_run=options.dry_run,
            kind=options.kind,
            limit_bytes=options.limit_bytes,
            told=options.told,
            name=name,
        )
    except FileRefused as refused:
        _tell_refusal(Path(name or path), refused, options, as_json=as_json)
        return False
    if as_json:
        click.echo(json.dumps(result.to_json(), ensure_ascii=False))
    else:
        _tell(result, dry_run=options.dry_run)
    return True


def _tell(result: ImportResult, *, dry_run: bool) -> None:
    counts = _(
        "{accepted} mới, {updated} thay đổi, {unchanged} không đổi, {rejected} bị loại",
        accepted=result.accepted,
        updated=result.updated,
        unchanged=result.unchanged,
        rejected=result.rejected,
    )
    end = _("chạy thử, chưa ghi gì") if dry_run else _("lần nhập số {n}", n=result.batch)
    click.echo(f"{result.file} ({result.format}): {counts} ({end})")
    for line in _unread(result):
        click.echo("  " + line)
    for error in (result.told or result.errors)[:SHOWN]:
        click.echo("  " + _error(error))
    if len(result.errors) > SHOWN:
        click.echo(
            "  " + _("… và {n} lỗi nữa; thêm --json để xem tất cả", n=len(result.errors) - SHOWN)
        )


def _unread(result: ImportResult) -> Iterator[str]:
    """What of the file nobody reads, in words."""
    if columns := result.unread["columns"]:
        yield _("chưa đọc cột: {names}", names=", ".join(columns))
    if sheets := result.unread["sheets"]:
        yield _("chưa đọc trang tính: {names}", names=", ".join(sheets))
    if result.formulas:
        yield _(
            "lấy giá trị bảng tính đã lưu của công thức ở cột: {names}",
            names=", ".join(result.formulas),
        )
    if rows := result.unread["rows"]:
        yield _("chưa đọc {n} dòng ẩn; thêm --hidden để đọc", n=rows)


def _tell_refusal(path: Path, refused: FileRefused, options: _Options, *, as_json: bool) -> None:
    name = harmless(path.name)
    if as_json:
        errors = (RowError(None, None, refused.reason), *refused.errors)
        click.echo(
            json.dumps(
                ImportResult(name, None, options.kind, errors=errors).to_json(), ensure_ascii=False
            )
        )
        return
    click.echo(f"{name}: {refused.reason}", err=True)
    for error in refused.errors[:SHOWN]:
        click.echo("  " + _error(error), err=True)


def _error(error: RowError) -> str:
    place = _("dòng {n}", n=error.row) if error.row else ""
    where = ", ".join(filter(None, (place, error.field)))
    return ": ".join(filter(None, (where, error.reason)))
