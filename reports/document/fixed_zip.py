"""A package of Office (ZIP) without the clock and the system of who wrote it, so that the same
content gives the same bytes."""

import io
import zipfile

FIRST = (1980, 1, 1, 0, 0, 0)
"""The earliest day that a ZIP file knows."""


def fixed(package: bytes) -> bytes:
    """The same parts in the same order, all of one day."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = zipfile.ZipInfo(name, FIRST)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()
