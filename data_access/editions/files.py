"""The files of a sent report: made once, kept as bytes, given as they are from then on."""

import hashlib

from sqlalchemy import Connection

from data_access.database.engine import now
from data_access.database.locks import put_once
from data_access.tables import report_file
from read_models.editions import Edition

KEY = ("edition_id", "language", "kind")


def keep(connection: Connection, own: Edition, language: str, kind: str, content: bytes) -> bool:
    """False where the file is kept already, which stays as it is."""
    row = {
        "edition_id": own.id,
        "language": language,
        "kind": kind,
        "sha256": hashlib.sha256(content).hexdigest(),
        "content": content,
        "made_at": now(),
        "vn34": own.vn34,
        "station_id": own.station_id,
        "illustrative": own.illustrative,
    }
    return put_once(connection, report_file, row, key=KEY)
