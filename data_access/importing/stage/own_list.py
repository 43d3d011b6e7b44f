"""Rows of a list that the register gave out itself, held against what it shows of the stored records
today: what says the same says nothing, what was changed in the file is a change.

A list shows a computed status, an end of protection, main classes and the province; read as if a
source had stated them, 600 unchanged rows would be 600 changes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from data_access.database.scope import SYSTEM, visible
from data_access.importing.stage.contacts import first_named
from data_access.importing.stage.item import Item
from data_access.records.loading import load
from data_access.register.export import holders_of
from data_access.register.rows import selected, with_classes
from data_access.tables import asset
from data_access.writing.assessing import Assessing
from data_access.writing.find import find
from data_access.writing.sender import Sender
from domain.places.provinces import place_name
from domain.records.asset import NOWHERE, AssetRecord, ClassCode
from domain.records.classes import goods_in_line, main_code
from domain.records.numbers import canonical
from domain.records.statuses import STATUSES
from domain.text.folding import fold, nfc
from domain.text.spreadsheet_safety import from_text
from language import LANGUAGES, _, in_language
from read_models.register import RegisterRow
from readers.file.reading import Row
from readers.spellings.values import people, title

NOT_SHOWN = ("vienna", "national", "product")
"""Schemes that a list leaves out, so that it says nothing of them."""
Judged = tuple[Item, str | None]


def judged(
    connection: Connection, items: Sequence[Item], sender: Sender, today: date
) -> Iterator[Judged]:
    """Each item with what its list says beyond the register, and why it is not taken; None where
    nothing speaks against it. Items of other files, and of other provinces, come as they are."""
    own = {item.identity: item.record for item in items if item.row.own}
    stored = find(connection, own) if own else {}
    ours = {
        identity: found.id
        for identity, found in stored.items()
        if sender.vn34 in (None, found.vn34)
    }
    before = load(connection, list(ours.values()), scope=SYSTEM)
    shown = _shown(connection, list(ours.values()))
    assessing = Assessing.of(connection, [], today)
    for item in items:
        if not item.row.own or (item.identity in stored and item.identity not in ours):
            yield item, None
        elif item.identity in ours:
            asset_id = ours[item.identity]
            yield _against(item, before[asset_id], shown[asset_id])
        else:
            yield _new(item, assessing)


def _shown(connection: Connection, ids: list[int]) -> dict[int, RegisterRow]:
    rows = connection.execute(selected().where(visible(asset, SYSTEM), asset.c.id.in_(ids))).all()
    holders = holders_of(connection, ids, SYSTEM)
    return {
        row.id: replace(row, owner=holders.get(row.id, row.owner))
        for row in with_classes(connection, rows, SYSTEM)
    }


def _new(item: Item, assessing: Assessing) -> Judged:
    """One that is not stored: what the rules compute from its dates was not stated by its office."""
    record = item.record
    if record.illustrative:
        return item, _("Đây là dữ liệu minh họa, không nhập vào sổ thật")
    plain = replace(record, status_raw=None, status_stated="unknown", expiry_date=None)
    computed = assessing.assess(None, plain)
    if record.status_stated == computed.status:
        record = _without_status(record)
    if record.expiry_date == computed.term_end:
        record = replace(record, expiry_date=None)
    return replace(item, record=record), None


def _against(item: Item, before: AssetRecord, shown: RegisterRow) -> Judged:
    given = item.record
    if given.illustrative and not before.illustrative:
        return item, _("Đây là dữ liệu minh họa, không nhập vào sổ thật")
    if given.place.origin != "none" and given.place.vn34 != shown.vn34:
        return item, _(
            "Tỉnh trong dòng này khác với sổ ({place}); đổi tỉnh trên trang của tài sản, không đổi qua tệp xuất ra",
            place=place_name(shown.vn34, "vn34"),
        )
    record = replace(
        given,
        title=before.title if _said(given.title) == _said(shown.title) else given.title,
        application_no=_number(given.application_no, before.application_no, before),
        registration_no=_number(given.registration_no, before.registration_no, before),
        expiry_date=None if given.expiry_date == shown.term_end else given.expiry_date,
        parties=() if _holders(given) == _names(shown.owner) else given.parties,
        classes=_classes(given.classes, before.classes),
        product=None if _goods(given.product) == _goods(before.product) else given.product,
        place=NOWHERE,
        illustrative=before.illustrative,
        source="",
        as_of=None,
    )
    if _is_label_of(shown.status, given.status_raw):
        record = _without_status(record)
    row = _of_whom(item.row, record if record.parties else before)
    return replace(item, record=record, row=row), None


def _of_whom(row: Row, record: AssetRecord) -> Row:
    """Its contact by name: a row that changes no holder names none any more."""
    name = first_named(record)
    return replace(row, contact=replace(row.contact, name=name)) if row.contact and name else row


def _without_status(record: AssetRecord) -> AssetRecord:
    return replace(record, status_raw=None, status_stated="unknown", status_as_of=None)


def _is_label_of(status: str, words: str | None) -> bool:
    """Whether a cell holds what the list calls the status, in any language."""
    labels = set()
    for language in LANGUAGES:
        with in_language(language):
            labels.add(fold(_(STATUSES[status].label)))
    return words is not None and fold(words) in labels


def _said(text: str) -> str:
    return title(from_text(nfc(text)))


def _goods(told: str | None) -> str:
    """As a cell of the list has it."""
    return " ".join(from_text(nfc(goods_in_line(told))).split())


def _number(given: str | None, stored: str | None, record: AssetRecord) -> str | None:
    """As it is stored where it is the same number, however it is spelled."""
    same = canonical(given, office=record.office, kind=record.kind) == canonical(
        stored, office=record.office, kind=record.kind
    )
    return stored if same else given


def _holders(record: AssetRecord) -> list[str]:
    return [p.name for p in record.parties if p.role in ("owner", "applicant")]


def _names(owner: str | None) -> list[str]:
    return [p.name for p in people(from_text(nfc(owner or "")), "owner")]


def _classes(given: tuple[ClassCode, ...], stored: tuple[ClassCode, ...]) -> tuple[ClassCode, ...]:
    """Codes of the given main classes: the stored ones that are still listed, and those that were
    added; none where nothing was changed."""
    shown = [code for code in stored if code.scheme not in NOT_SHOWN]
    listed = {main_code(code): code for code in given}
    if not listed or set(listed) == {main_code(code) for code in shown}:
        return ()
    kept = [code for code in shown if main_code(code) in listed]
    known = {main_code(code) for code in kept}
    return (*kept, *(code for main, code in listed.items() if main not in known))
