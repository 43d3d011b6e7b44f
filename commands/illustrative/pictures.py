"""Pictures of a few marks and designs, drawn here: leaves around a point, in two colours, as nobody's
emblem is."""

import math
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from PIL import Image, ImageDraw
from sqlalchemy import Connection, insert, select

from commands.illustrative.desk import PROVINCES
from data_access.pictures.files import take
from data_access.tables import asset, asset_image
from domain.places.provinces import PROVINCES_34_BY_SLUG

EACH = {"NH": 8, "KDCN": 4}
"""How many of a kind get a picture, in a province whose desk is shown."""
SIDE = 480
COLOURS = ("#1f5fa8", "#2f7d4f", "#b3541e", "#6b4a9c", "#a8324a", "#00707a")
Point = tuple[float, float]


def add(connection: Connection, folder: Path) -> int:
    """Draws the pictures into `folder` and gives them to assets; gives their number."""
    made = 0
    for slug in PROVINCES:
        for kind, most in EACH.items():
            for asset_id in _assets(connection, PROVINCES_34_BY_SLUG[slug].code, kind, most):
                _give(connection, asset_id, folder)
                made += 1
    return made


def _assets(connection: Connection, vn34: str, kind: str, most: int) -> list[int]:
    c = asset.c
    chosen = (c.vn34 == vn34, c.kind == kind, c.illustrative.is_(True), c.status == "in_force")
    query = select(c.id).where(*chosen).order_by(c.application_date.desc(), c.id).limit(most)
    return list(connection.scalars(query))


def _give(connection: Connection, asset_id: int, folder: Path) -> None:
    with TemporaryDirectory() as place:
        file = Path(place) / "minh-hoa.png"
        file.write_bytes(emblem(asset_id))
        picture = take(file, folder)
    values = {"sha256": picture.sha256, "width": picture.width, "height": picture.height}
    connection.execute(
        insert(asset_image).values(asset_id=asset_id, position=0, name=file.name, **values)
    )


def emblem(seed: int) -> bytes:
    """A PNG, SIDE pixels square; equal seeds give equal pictures."""
    random = Random(seed)  # noqa: S311 - not for secrets
    image = Image.new("RGB", (SIDE, SIDE), "white")
    draw = ImageDraw.Draw(image)
    outer, inner = random.sample(COLOURS, 2)
    leaves = random.randint(5, 12)
    for n in range(leaves):
        draw.polygon(_leaf(2 * math.pi * n / leaves, _half_angle(leaves)), fill=outer)
    radius = SIDE * random.uniform(0.08, 0.16)
    middle = SIDE / 2
    draw.ellipse((middle - radius, middle - radius, middle + radius, middle + radius), fill=inner)
    content = BytesIO()
    image.save(content, "PNG")
    return content.getvalue()


def _half_angle(leaves: int) -> float:
    """Half the angle that a leaf takes, in radians: neighbours do not touch."""
    return 0.7 * math.pi / leaves


def _leaf(angle: float, width: float) -> list[Point]:
    """Tip, shoulders and foot of a leaf that points away from the middle."""
    shape = ((0.18, 0.0), (0.30, -width), (0.44, 0.0), (0.30, width))
    middle = SIDE / 2
    return [
        (
            middle + SIDE * far * math.cos(angle + turn),
            middle + SIDE * far * math.sin(angle + turn),
        )
        for far, turn in shape
    ]
