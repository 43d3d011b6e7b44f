"""Builders for the tests of the web side: a seeded database, a site on it, a person who signs in
over HTTP."""

import atexit
import json
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection, func, insert, select
from werkzeug.test import TestResponse

from data_access.accounts import users
from data_access.database.engine import Database, now
from data_access.database.scope import SYSTEM
from data_access.network.fact_kinds import station_ids
from data_access.tables import asset, report_edition, request_entry
from data_access.tables import request as request_table
from data_access.upkeep import upgrade
from domain.roles import OF_A_PROVINCE, ROLES
from domain.text.folding import fold
from read_models.counter import Found, LookUp, slip_of
from settings import Settings
from tests.builders import create_asset
from tests.sqlite_files import copied
from web.index import Dashboard
from wiring import create_app

PASSWORD = "thuyen-ai-dinh-trang-2026"
PEOPLE = {
    "nghean": ("officer", "40"),
    "lanhdao.nghean": ("leader", "40"),
    "gialai": ("officer", "52"),
    "tram": ("station", None),
    "vien": ("manager", None),
    "lanhdao.vien": ("head", None),
    "giangvien": ("trainer", None),
    "quantri": ("admin", None),
}
PEOPLE |= {
    role: (role, "40" if role in OF_A_PROVINCE else None)
    for role in ROLES
    if role not in {known for known, _vn34 in PEOPLE.values()}
}
"""Somebody of each role; of one that is new under its own name."""
DECKS = {
    "<any('mang-luoi', 'truy-cap', 'tu-chon'):deck>": "mang-luoi",
    "<any('tinh', 'dac-san', 'moi', 'tu-chon'):deck>": "tinh",
}
"""What a page's address says of a deck → one of these decks."""
STATION_HOST = "Sở Khoa học và Công nghệ Hải Phòng"
"""Whose station `tram` works at."""
COUNTS = {"40": 7, "52": 11, "37": 13, "abroad": 17, "unresolved": 19}
"""Prime numbers of assets, so that a total that leaks is recognised."""
SLUGS = {"40": "nghe-an", "52": "gia-lai", "37": "ninh-binh"}


def canary(place: str) -> str:
    """A word that stands in every text column of that place's rows and nowhere else."""
    return f"CANARY{place.upper()}QX"


class WholeAnswers(FlaskClient):
    """Reads every answer to its end, as a browser does: a stream left open would be closed by
    whichever test runs when it is forgotten."""

    def open(self, *args: Any, buffered: bool = True, **options: Any) -> TestResponse:
        return super().open(*args, buffered=buffered, **options)


@dataclass
class Running:
    """One application on its seeded database. `ids`: place → ids of its assets."""

    app: Dashboard
    settings: Settings
    ids: dict[str, list[int]]
    others: list["Running"] = field(default_factory=list)

    @property
    def server(self) -> Flask:
        return self.app.server

    @property
    def database(self) -> Database:
        found: Database = self.server.extensions["ipplatform"].database
        return found

    @property
    def station(self) -> int:
        """The id of the station of `tram`."""
        with self.database.read(SYSTEM) as connection:
            return station_ids(connection)[fold(STATION_HOST)]

    @property
    def edition(self) -> int:
        """The id of the institute's published report."""
        with self.database.read(SYSTEM) as connection:
            return connection.scalar(select(func.min(report_edition.c.id))) or 0

    def close(self) -> None:
        for running in (self, *self.others):
            running.database.dispose()
            running.server.extensions["ipplatform"].long_reads.database.dispose()

    def client(self, **options: Any) -> FlaskClient:
        self.server.test_client_class = WholeAnswers
        return self.server.test_client(**options)

    def signed_in(self, username: str) -> FlaskClient:
        client = self.client()
        assert sign_in(client, username).status_code == 302
        return client


def run(tmp_path: Path, url: str = "", *, settings: Settings | None = None) -> Running:
    """Creates, seeds and wires everything."""
    settings = settings or Settings(data_dir=tmp_path, database_url=url, secret_key="k" * 40)
    if url:
        ids = seed(url)
    else:
        file, ids = seeded_file()
        tmp_path.mkdir(parents=True, exist_ok=True)
        copied(file, tmp_path / f"{settings.mode}.sqlite3")
    return Running(create_app(settings), settings, ids)


def seed(url: str) -> dict[str, list[int]]:
    """Schema, people and assets; gives place → ids of its assets."""
    database = Database(url)
    if not upgrade.is_current(database):
        upgrade.upgrade(database)
    with database.write(SYSTEM) as connection:
        seed_people(connection)
        ids = {place: seed_assets(connection, place, n) for place, n in COUNTS.items()}
        seed_edition(connection)
        seed_request(connection)
    database.dispose()
    return ids


def seed_edition(connection: Connection) -> None:
    """A published report of the institute, of a year of which nothing else is known."""
    row = {"template": "annual", "period": "2020", "whose": "vien", "turn": 1, "language": "vi"}
    row |= {"state": "published", "answers": {}, "number": "01/BC", "frozen_by": canary("vien")}
    row |= {"digest": "0" * 64, "content": "{}", "reason": canary("vien"), "version": 4}
    row |= {"updated_at": now(), "frozen_at": now(), "updated_by": canary("vien")}
    connection.execute(insert(report_edition).values(**row, illustrative=False))


REQUEST = "YC-2020-00001"
"""Of a person of Ninh Bình, on the institute's desk, with a slip of the counter."""


def seed_request(connection: Connection) -> None:
    word, day = canary("37"), date(2020, 5, 5)
    row = {"number": REQUEST, "form_key": "seeded", "received_on": day, "channel": "phone"}
    row |= {"kind": "consult", "side": "", "topics": "|other|", "rights": "", "title": word}
    row |= {"question": word, "requester": word, "requester_type": "person", "folded": fold(word)}
    row |= {"vn34": "37", "desk": "institute", "taken_at": "institute", "state": "new"}
    row |= {"stops": [], "due_on": day}
    row |= {"duplicate_of": "", "source": "", "created_at": now(), "created_by": word}
    row |= {"version": 1, "updated_at": now(), "updated_by": word, "illustrative": False}
    n = connection.scalar(insert(request_table).values(**row).returning(request_table.c.id))
    slip = slip_of(LookUp(text=word), Found(), outside="", desk=word).to_json()
    entry = {"request_id": n, "kind": "answer", "text": word, "told": {"slip": slip}, "day": day}
    entry |= {"at": now(), "user_id": 0, "by": word, "post": "", "vn34": "37"}
    connection.execute(insert(request_entry).values(**entry, illustrative=False))


@cache
def seeded_file() -> tuple[Path, dict[str, list[int]]]:
    """A seeded SQLite file to copy, made once a test run."""
    folder = Path(tempfile.mkdtemp(prefix="ipp-seeded-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder / "seeded.sqlite3", seed(f"sqlite:///{folder / 'seeded.sqlite3'}")


def again(running: Running, **changes: Any) -> Running:
    """Another application on the same database, with some settings changed: what a second worker
    is."""
    settings = replace(running.settings, database_url=running.settings.database, **changes)
    other = Running(create_app(settings), settings, running.ids)
    running.others.append(other)
    return other


def seed_people(connection: Connection) -> None:
    own = {"tram": station_ids(connection)[fold(STATION_HOST)]}
    for username, (role, vn34) in PEOPLE.items():
        station = own.get(username)
        users.create(
            connection,
            username=username,
            name=f"Người {username}",
            role=role,
            vn34=vn34,
            station_id=station,
            password=PASSWORD,
        )


def seed_assets(connection: Connection, place: str, n: int) -> list[int]:
    """`n` assets of a place, the first one illustrative, each with the place's canary in every text
    column."""
    word = canary(place)
    texts = {
        "title": f"Tên {word}",
        "product": f"Sản phẩm {word}",
        "status_raw": f"Gốc {word}",
        "source_url": f"https://x.example/{word}",
    }
    numbers = {"registration_no": word, "registration_date": date(2021, 5, 5), "decision_no": word}
    return [
        create_asset(
            connection,
            vn34=place,
            vn63=place,
            owner=f"Công ty {word}",
            classes=[("nice", "30")],
            illustrative=i == 0,
            source="manual",
            due=date(2026, 12, 1),
            **texts,
            **numbers,
        )
        for i in range(n)
    ]


def owner_of(running: Running, asset_id: int) -> int:
    """The id of the owner of a record."""
    with running.database.read(SYSTEM) as connection:
        return int(connection.scalar(select(asset.c.owner_id).where(asset.c.id == asset_id)) or 0)


def token_of(page: str) -> str:
    """The CSRF token of a form or of the index page."""
    found = re.search(r'name="csrf[-_]token" (?:value|content)="([^"]+)"', page)
    assert found, page[:400]
    return found.group(1)


def sign_in(
    client: FlaskClient, username: str, password: str = PASSWORD, *, next: str = "", **options: Any
) -> TestResponse:
    page = client.get("/dang-nhap", **options)
    data = {
        "username": username,
        "password": password,
        "csrf_token": token_of(page.text),
        "next": next,
    }
    return client.post("/dang-nhap", data=data, **options)


def cookie_of(client: FlaskClient) -> str:
    """The session token that the client holds."""
    cookie = client.get_cookie("ipp")
    assert cookie is not None
    return cookie.value


def sign_out(client: FlaskClient) -> TestResponse:
    page = client.get("/doi-mat-khau")
    return client.post("/dang-xuat", data={"csrf_token": token_of(page.text)})


def body(app: Dashboard, key: str, values: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A well-formed request for the callback `key`; `values` by 'property' or 'id.property', else
    None."""
    callback, values = app.callback_map[key], values or {}

    def filled(spec: Mapping[str, str]) -> dict[str, Any]:
        name = f"{spec['id']}.{spec['property']}"
        value = values.get(name, values.get(spec["property"]))
        return {"id": concrete(spec["id"]), "property": spec["property"], "value": value}

    inputs = [filled(spec) for spec in callback["inputs"]]
    changed = [f"{_text(i['id'])}.{i['property']}" for i in inputs[:1]]
    request = {
        "output": key,
        "outputs": outputs(callback, key),
        "inputs": inputs,
        "changedPropIds": changed,
    }
    return request | {
        "parsedChangedPropsIds": changed,
        "state": [filled(spec) for spec in callback["state"]],
    }


def outputs(callback: Mapping[str, Any], key: str) -> Any:
    if callback.get("no_output"):
        return None
    declared = callback["output"]
    specs = [
        {"id": concrete(str(o.component_id_str())), "property": o.component_property}
        for o in (declared if isinstance(declared, (list, tuple)) else [declared])
    ]
    return specs if key.startswith("..") else specs[0]


def concrete(declared: str) -> Any:
    """A component id; wildcards of a pattern id become 0."""
    if not declared.startswith("{"):
        return declared
    return {k: 0 if isinstance(v, list) else v for k, v in json.loads(declared).items()}


def _text(component_id: Any) -> str:
    return (
        component_id
        if isinstance(component_id, str)
        else json.dumps(component_id, sort_keys=True, separators=(",", ":"))
    )


def colleague(running: Running) -> FlaskClient:
    """A second officer of Nghệ An, signed in: for what two people do at once."""
    with running.database.write(SYSTEM) as connection:
        users.create(
            connection,
            username="nghean2",
            name="Đồng nghiệp",
            role="officer",
            vn34="40",
            password=PASSWORD,
        )
    return running.signed_in("nghean2")


def call(
    client: FlaskClient,
    app: Dashboard,
    key: str,
    values: Mapping[str, Any] | None = None,
    **options: Any,
) -> TestResponse:
    return client.post("/_dash-update-component", json=body(app, key, values), **options)
