"""A role of a province from which something is withheld (Role.sees): no page, callback or file of the
province holds it for that role. The role is the officer's record with parts taken out; the officer
himself, of whom the same is asked, finds all of it."""

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from data_access.database.engine import now
from data_access.database.scope import SYSTEM
from data_access.tables import (
    asset,
    asset_note,
    asset_party,
    asset_tag,
    deadline,
    deadline_act,
    deadline_follow_up,
    owner_contact,
    request_contact,
    user,
)
from domain.roles import BY_CODE, OFFICER, Sees
from read_models import chart_files, slides
from sitemap.pages import PAGES
from tests.web.support import DECKS, Running, call, owner_of
from tests.web.test_posts import OF_AN_EDITION
from tests.web.test_requests import taken
from web import bodies
from web.policy import CALLBACKS, ROUTES

WHO, SLUG, VN34 = "nghean", "nghe-an", "40"
WORDS = {
    Sees.CONTACTS: ("LIENHEQX", "0238777001", "lienheqx@example.vn", "0238777002"),
    Sees.NOTES: ("GHICHUQX", "THEQX", "HENQX"),
    Sees.PROOFS: ("LYDOQX", "CHUNGTUQX"),
}
"""Words that stand in what is kept, and nowhere else."""


def seed(running: Running) -> str:
    """Everything that a province keeps for its own people, about its first record; the number of a
    request on its desk."""
    n, owner = running.ids[VN34][0], owner_of(running, running.ids[VN34][0])
    person, phone, mail, requester = WORDS[Sees.CONTACTS]
    note, tag, call_note = WORDS[Sees.NOTES]
    reason, proof = WORDS[Sees.PROOFS]
    number = taken(running, "nghean", phone=requester, email="", vn34=VN34)
    stamp = {"version": 1, "updated_at": now(), "updated_by": "Người nghean"}
    own = {"vn34": VN34, "asset_id": n}
    with running.database.write(SYSTEM) as connection:
        connection.execute(
            update(asset_party).where(asset_party.c.asset_id == n).values(organisation_id=owner)
        )
        connection.execute(update(asset).where(asset.c.id == n).values(national=True))
        reached = {"person": person, "phone": phone, "email": mail, "address": person}
        connection.execute(
            insert(owner_contact).values(vn34=VN34, organisation_id=owner, **reached, **stamp)
        )
        who = connection.scalar(select(user.c.id).where(user.c.username == "nghean"))
        written = {"author_id": who, "author": "Người nghean", "text": note, "created_at": now()}
        connection.execute(insert(asset_note).values(**own, **written, **stamp))
        connection.execute(insert(asset_tag).values(**own, slug=tag.lower(), label=tag))
        rows = select(deadline.c.rule, deadline.c.ordinal, deadline.c.due)
        key = connection.execute(rows.where(deadline.c.asset_id == n)).first()
        assert key is not None
        about = {**own, "rule": key.rule, "ordinal": key.ordinal}
        connection.execute(
            insert(deadline_follow_up).values(**about, person_id=who, note=call_note, **stamp)
        )
        act = {"illustrative": True, "due": key.due, "what": "paid", "done_on": date(2026, 11, 1)}
        act |= {"reason": reason, "proof_name": proof, "proof_type": "pdf", "proof_size": 3}
        act |= {"proof_sha256": "0" * 64, "actor": "nghean", "at": now(), "version": 1}
        connection.execute(insert(deadline_act).values(**about, **act))
        desk = connection.scalars(select(request_contact.c.vn34)).all()
    assert desk == [VN34]
    return number


def values_of(running: Running, number: str) -> dict[str, list[str]]:
    """What may stand in the place of each parameter of an address."""
    n = str(running.ids[VN34][0])
    return {
        "slug": [SLUG],
        "id": [n],
        "asset_id": [n],
        "number": [number],
        "ending": ["csv", "xlsx", "docx", "pdf"],
        "card": [*chart_files.OF_OVERVIEW, chart_files.OF_DEADLINES],
        "name": list(slides.OF_A_PROVINCE),
        "rule": ["renewal_nh"],
        "ordinal": ["1"],
        "lot": ["1"],
        "code": ["dac-san", "con-hieu-luc"],
        "hit_id": ["1"],
        "sha256": ["0" * 64],
        "size": ["240"],
        "file_id": ["1"],
    }


def addresses(running: Running, number: str) -> list[str]:
    """Every address of the province and of the request that is got, with each of its values."""
    values, found = values_of(running, number), []
    for rule in running.server.url_map.iter_rules():
        about = "<slug>" in rule.rule or "<number>" in rule.rule
        if not about or "GET" not in (rule.methods or ()):
            continue
        filled = [rule.rule]
        for part in re.findall(r"<[^>]+>", rule.rule):
            name = part.strip("<>").rpartition(":")[2]
            filled = [one.replace(part, value) for one in filled for value in values[name]]
        found += filled
    return found


def pages(running: Running, number: str) -> list[tuple[str, frozenset[str]]]:
    """The pages that the person opens, each with what is filled on it."""
    values, found = values_of(running, number), []
    for page in PAGES:
        if OFFICER not in page.roles or page.name in OF_AN_EDITION:
            continue
        path = page.path
        for part, value in DECKS.items():
            path = path.replace(part, value)
        if page.name == "owner":
            n = owner_of(running, running.ids[VN34][0])
            path = path.replace("<int:id>", str(n))
        for part in re.findall(r"<[^>]+>", path):
            path = path.replace(part, values[part.strip("<>").rpartition(":")[2]][0])
        found.append((path, frozenset(page.fills)))
    return found


def told(running: Running, number: str) -> str:
    """Everything that the person can get of it, in one text: pages, callbacks, files."""
    client = running.signed_in(WHO)
    answers = [client.get(path) for path in addresses(running, number)]
    found = [_text(answer) for answer in answers if answer.status_code == 200]
    for path, fills in pages(running, number):
        for key, callback in running.app.callback_map.items():
            filled = set(bodies.outputs_of(key, callback))
            if not filled & fills and not all(CALLBACKS[name].anywhere for name in filled):
                continue
            values: dict[str, Any] = {"pathname": path, "search": ""}
            answer = call(client, running.app, key, values)
            if answer.status_code == 200:
                found.append(json.dumps(answer.json, ensure_ascii=False))
    return "\n".join(found)


def _text(answer: Any) -> str:
    """A file's own text; what is packed is unpacked."""
    from io import BytesIO
    from zipfile import ZipFile, is_zipfile

    if answer.mimetype == "application/pdf":
        from pypdf import PdfReader

        return "\n".join(one.extract_text() for one in PdfReader(BytesIO(answer.data)).pages)
    if not is_zipfile(BytesIO(answer.data)):
        return str(answer.text)
    with ZipFile(BytesIO(answer.data)) as packed:
        return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


def words_in(text: str) -> set[str]:
    folded = text.replace(" ", "").replace(".", "").lower()
    every = [word for words in WORDS.values() for word in words]
    return {word for word in every if word.replace(".", "").lower() in folded}


@pytest.mark.parametrize(
    "withheld",
    [set(), {Sees.CONTACTS}, {Sees.NOTES, Sees.PROOFS}],
    ids=["nothing", "contacts", "notes and proofs"],
)
def test_what_is_withheld_is_nowhere(
    fresh: Running, monkeypatch: pytest.MonkeyPatch, withheld: set[Sees]
) -> None:
    """Of the role as it is everything is found, so that the walk sees what there is to see."""
    number = seed(fresh)
    role = BY_CODE[OFFICER]
    monkeypatch.setitem(BY_CODE, OFFICER, replace(role, sees=role.sees - withheld))
    granted = {word for part in role.sees - withheld for word in WORDS[part]}
    assert words_in(told(fresh, number)) == granted


def test_a_proof_is_asked_for_by_whom_the_guard_admits() -> None:
    """A page links what the guard opens: both go by what is granted."""
    assert ROUTES["deadlines.proof"].roles == {
        code for code, role in BY_CODE.items() if Sees.PROOFS in role.sees
    }
