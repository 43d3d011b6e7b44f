"""Whose a row is: the province that its address tells, that its sender has declared, and why it is
not the sender's to write."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from data_access.writing.sender import Sender
from domain.places.addresses import locate
from domain.places.assigned import ASSIGNED, Key, address_key, may_be_declared, placing_party
from domain.places.counted_in import declared_place, placed
from domain.places.provinces import place_name
from domain.records.asset import ABROAD, UNRESOLVED, AssetRecord, Place, located
from language import _
from readers.file.reading import Row

FOREIGN, UNPLACED = "foreign", "unplaced"
"""Kinds of rejection: a row of another province or country, one whose address tells no province."""


@dataclass
class Placing:
    """Places the rows of one file. `known`: places that the institute has assigned; `own`: keys of
    addresses that the province has declared before. Filled on the way: `unplaced`, addresses that
    can be declared, with their rows; `declared`, how many rows count by a declared address;
    `taken`, key → address of these."""

    sender: Sender
    known: Mapping[Key, Place]
    own: frozenset[str]
    unplaced: Counter[str] = field(default_factory=Counter)
    declared: int = 0
    taken: dict[str, str] = field(default_factory=dict)

    def placed(self, row: Row, record: AssetRecord) -> AssetRecord:
        """The record where it counts, an address without a province by what the province's officer
        has said of it."""
        sender = self.sender
        found = placed(record, None if row.only_known else sender.declared, self.known)
        if sender.vn34 is None or row.only_known or found.place.vn34 != UNRESOLVED:
            return found
        if not self._is_own(address_of(found)):
            return found
        return located(found, declared_place(sender.vn34), found.country)

    def _is_own(self, address: str) -> bool:
        key = address_key(address)
        if not may_be_declared(address) or key in self.sender.foreign_addresses:
            return False
        return self.sender.own_addresses or key in self.own

    def why_not(self, row: Row, record: AssetRecord) -> tuple[str, str] | None:
        """(kind, reason) of what speaks against the place; None where the row is the sender's."""
        sender = self.sender
        if record.place.origin == "declared":
            reason = told_aside(row, record.place.vn34)
            return (FOREIGN, reason) if reason else None
        if row.only_known or sender.vn34 in (None, record.place.vn34):
            return None  # of only_known: compared with what the province has, and nothing else
        return _without_owner(row, record) or elsewhere(record)

    def note(self, record: AssetRecord, *, counted: bool) -> None:
        """An address that its sender may declare. `counted`: the row would be taken then."""
        if counted and may_be_declared(address := address_of(record)):
            self.unplaced[" ".join(address.split())] += 1

    def take(self, record: AssetRecord) -> None:
        """A row that is sound; remembered is what it counts by."""
        address = address_of(record)
        if record.place.origin == "declared" and address and self.sender.vn34:
            self.declared += 1
            self.taken[address_key(address)] = address


def elsewhere(record: AssetRecord) -> tuple[str, str]:
    """Kind of rejection and reason for a record that is not the officer's province's: what its
    address tells."""
    if record.place.vn34 == UNRESOLVED and not (address := address_of(record)):
        return UNPLACED, _(
            "Dòng này không có địa chỉ nên không rõ tỉnh; ghi địa chỉ, hoặc khai báo tỉnh cho các dòng không có địa chỉ."
        )
    if record.place.vn34 == UNRESOLVED:
        reason = _(
            "Không rõ tỉnh: địa chỉ “{address}” không nêu tỉnh nào; khai báo là của tỉnh mình, hoặc ghi thêm tên tỉnh, thành phố rồi nhập lại.",
            address=address,
        )
        return UNPLACED, reason
    if record.place.vn34 == ABROAD:
        return FOREIGN, _(
            "Dòng này thuộc nước ngoài theo địa chỉ; tài khoản chỉ nhập được dữ liệu của tỉnh mình."
        )
    # the institute's decision: who else it gave the owner to is not the sender's to know
    if record.place.origin == ASSIGNED:
        return FOREIGN, _(
            "Dòng này không thuộc tỉnh của tài khoản theo phân định của Viện; xin hỏi Viện nếu chưa đúng."
        )
    place = place_name(record.place.vn34, "vn34")
    return FOREIGN, _(
        "Dòng này thuộc tỉnh khác theo địa chỉ: {place}; tài khoản chỉ nhập được dữ liệu của tỉnh mình.",
        place=place,
    )


def _without_owner(row: Row, record: AssetRecord) -> tuple[str, str] | None:
    """An address that is nobody's tells no place, whatever it says."""
    own = row.labels.get("address")
    found = (text for heading, text in reversed(row.aside) if own and heading == own)
    text = next(found, None)
    return (UNPLACED, _ownerless(text)) if text and record.place.vn34 == UNRESOLVED else None


def _ownerless(text: str) -> str:
    return _(
        "Dòng này ghi địa chỉ “{address}” nhưng không có tên chủ, nên không tính được cho tỉnh nào; hãy ghi tên chủ, hoặc cho biết cột nào là chủ.",
        address=text[:80],
    )


def address_of(record: AssetRecord) -> str:
    """That of the party by whom the record counts; '' without one."""
    party = placing_party(record)
    return (party.address if party else None) or ""


def told_aside(row: Row, declared: str) -> str | None:
    """Why a row without an address must not count for the declared province: the first column of
    addresses that is not read names another place. None where no such column does."""
    for heading, text in row.aside:
        place, _country = locate(text)
        if place.vn34 == declared:
            return None
        if place.vn34 != UNRESOLVED and heading == row.labels.get("address"):
            return _ownerless(text)
        if place.vn34 != UNRESOLVED:
            told = {"heading": heading, "text": text[:80], "place": place_name(declared, "vn34")}
            return _(
                "Cột “{heading}” chưa được đọc, mà dòng này ghi “{text}”: không tính cho {place} theo khai báo được.",
                **told,
            )
    return None
