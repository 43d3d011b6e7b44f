"""Pictures out of a ZIP go to their assets: by the number in the file's name, else by the name that
a record of the ZIP gives it."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path, PurePosixPath

from sqlalchemy import Connection, func, insert, or_, select

from data_access.accounts import audit
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.pictures.files import BadPicture, Picture, take
from data_access.tables import asset, asset_image
from data_access.writing.find import lock_in_turn
from data_access.writing.import_result import ImportResult
from data_access.writing.sender import Sender, require_right
from domain.records.asset import AssetRecord
from domain.records.numbers import NoNumber, identity_of, spellings
from domain.roles import PICTURES
from domain.text.file_names import harmless
from language import _
from readers.choosing import choose
from readers.file.reading import FileRefused, RowError
from readers.file.source import Source
from readers.file.unpacking import Member, Package

FORMAT = "pictures"
_VIEW = re.compile(r"(?:(?<![ _-])[ _-]*+\([0-9]{1,3}\)|[ _][0-9]{1,3}|-[0-9]{1,2})$")
"""What tells several pictures of one asset apart: '4-2020-00001 (2)', '3-2021-00012_1'."""


def keep_pictures(
    database: Database,
    package: Package,
    folder: Path,
    *,
    file: str,
    kind: str,
    sender: Sender,
    today: date,
) -> ImportResult:
    """Stores the package's pictures under `folder`, after its records are in the register. Of an
    officer's province the assets alone may be touched. What cannot be taken is told with its name;
    the result counts pictures."""
    require_right(sender, PICTURES)
    vn34 = sender.vn34
    errors = list[RowError]()
    taken = [(m, p) for m in package.pictures if (p := _taken(m, folder, errors))]
    # reads every file again: never while others wait for the lock
    named = _referenced(package.files, today) if taken else {}
    # a picture's record may be anywhere; _owner keeps to the sender's province
    with database.write(SYSTEM) as connection:
        lock_in_turn(connection)
        new = same = 0
        for member, picture in taken:
            owner = _owner(connection, member, named, vn34)
            if owner is None:
                errors.append(
                    _told(
                        member,
                        _("Không tìm thấy một tài sản duy nhất cho ảnh này theo số trong tên tệp"),
                    )
                )
            elif _add(connection, owner, member, picture):
                new += 1
            else:
                same += 1
        audit.append(
            connection,
            actor=sender.actor,
            action="pictures_stored",
            subject=file,
            vn34=vn34,
            detail={"new": new, "rejected": len(errors)},
        )
    return ImportResult(
        file, FORMAT, kind, accepted=new, unchanged=same, rejected=len(errors), errors=tuple(errors)
    )


def _taken(member: Member, folder: Path, errors: list[RowError]) -> Picture | None:
    try:
        return take(member.path, folder)
    except BadPicture as bad:
        errors.append(_told(member, str(bad)))
        return None


def _told(member: Member, reason: str) -> RowError:
    return RowError(None, None, f"{harmless(member.name)}: {reason}")


def _referenced(files: Iterable[Member], today: date) -> dict[str, str]:
    """Name of a picture file, folded → identity of the one record that names it."""
    found: dict[str, str] = {}
    for member in files:
        try:
            for row in choose(source := Source(member.path, member.name)).read(source, today).rows:
                if isinstance(row.record, AssetRecord) and row.record.images:
                    found |= dict.fromkeys(map(_base, row.record.images), identity_of(row.record))
        except (FileRefused, NoNumber):
            continue  # told already by the import of that file
    return found


def _base(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).name.casefold()


def _owner(
    connection: Connection, member: Member, named: dict[str, str], vn34: str | None
) -> int | None:
    """The one asset that a picture belongs to."""
    own = [asset.c.vn34 == vn34] if vn34 else []
    if identity := named.get(_base(member.name)):
        found: int | None = connection.scalar(
            select(asset.c.id).where(asset.c.identity == identity, *own)
        )
        return found
    stem = PurePosixPath(member.name.replace("\\", "/")).stem.strip()
    for number in dict.fromkeys((stem, _VIEW.sub("", stem))):
        keys = spellings(number)
        same = or_(asset.c.application_key.in_(keys), asset.c.registration_key.in_(keys))
        ids = (
            connection.scalars(select(asset.c.id).where(same, *own).limit(2)).all() if keys else []
        )
        if len(ids) == 1:
            return int(ids[0])
    return None


def _add(connection: Connection, owner: int, member: Member, picture: Picture) -> bool:
    """False where the asset has the picture already."""
    c = asset_image.c
    if connection.scalar(
        select(func.count()).where(c.asset_id == owner, c.sha256 == picture.sha256)
    ):
        return False
    last = connection.scalar(select(func.max(c.position)).where(c.asset_id == owner))
    values = {
        "asset_id": owner,
        "position": 0 if last is None else last + 1,
        "sha256": picture.sha256,
        "name": harmless(member.name),
    }
    connection.execute(
        insert(asset_image).values(**values, width=picture.width, height=picture.height)
    )
    return True
