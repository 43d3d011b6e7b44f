"""Pictures: those who may see the asset see them, everybody else gets the answer of a picture that
does not exist."""

from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import insert

from data_access.database.scope import SYSTEM
from data_access.pictures.files import take
from data_access.tables import asset_image
from tests.web.support import Running, call


@pytest.fixture
def address(fresh: Running, tmp_path: Path) -> str:
    """Of a picture of an asset of Nghệ An."""
    Image.new("RGB", (300, 200), "red").save(tmp_path / "x.png")
    picture = take(tmp_path / "x.png", fresh.settings.pictures)
    values = {
        "asset_id": fresh.ids["40"][0],
        "position": 0,
        "sha256": picture.sha256,
        "name": "x.png",
    }
    with fresh.server.extensions["ipplatform"].database.write(SYSTEM) as connection:
        connection.execute(
            insert(asset_image).values(**values, width=picture.width, height=picture.height)
        )
    return f"/hinh/{fresh.ids['40'][0]}/{picture.sha256}/nho.jpg"


def test_insiders_see_it_and_strangers_do_not(fresh: Running, address: str) -> None:
    """T-4, E-3: the stranger's answer is that of a picture that is missing."""
    missing = address.replace("/nho", "/x")
    for username in ("nghean", "lanhdao.nghean", "vien"):
        answer = fresh.signed_in(username).get(address)
        assert (answer.status_code, answer.mimetype, answer.data[:3]) == (
            200,
            "image/jpeg",
            b"\xff\xd8\xff",
        )
        assert answer.headers["Cache-Control"] == "private, max-age=31536000, immutable"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    client = fresh.signed_in("gialai")
    stranger, nothing = client.get(address), client.get(missing)
    assert (stranger.status_code, nothing.status_code) == (404, 404)
    assert stranger.data == nothing.data
    assert fresh.signed_in("quantri").get(address).status_code == 403
    assert fresh.client().get(address).status_code in (302, 401)


def test_only_the_two_sizes_of_an_own_picture_have_addresses(fresh: Running, address: str) -> None:
    client = fresh.signed_in("nghean")
    other = address.replace(f"/{fresh.ids['40'][0]}/", f"/{fresh.ids['40'][1]}/")
    for wrong in (
        other,
        address.replace("nho", "..%2fnho"),
        address.replace("nho", "goc"),
        "/hinh/1/abc/nho.jpg",
    ):
        assert client.get(wrong).status_code == 404


def test_the_record_and_the_list_show_it(fresh: Running, address: str) -> None:
    client, asset_id = fresh.signed_in("nghean"), fresh.ids["40"][0]
    for output, path, size in (
        ("record", f"/tinh/nghe-an/tai-san/{asset_id}", "lon"),
        ("register-list", "/tinh/nghe-an/tai-san", "nho"),
    ):
        key = next(k for k in fresh.app.callback_map if f"{output}.children" in k)
        answer = call(client, fresh.app, key, {"pathname": path, "search": ""})
        assert address.replace("nho", size) in answer.get_data(as_text=True).replace("\\u002f", "/")
