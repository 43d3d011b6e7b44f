"""Parties of ST.96: names of organisations and persons in several languages, addresses in lines or
parts, who owns now.

A register extract lists a mark's owners of all times as applicants, each with a remark that tells
the stage ("ORIGINAL APPLICANT", "SUBSEQUENT OWNER AFTER REGISTRATION"): the last stage owns, the
first one applied.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from lxml.etree import _Element

from domain.records.asset import Party
from domain.records.owners import fold_name
from domain.text.counts import whole
from readers.xml.tree import (
    at,
    attribute,
    children,
    in_best_language,
    inside,
    is_deleted,
    text,
    value,
)

_STAGE = re.compile(
    r"\b(ORIGINAL APPLICANT|(?:NEW |SUBSEQUENT )?OWNER|ORIGINAL REGISTRANT|REGISTRANT)\b",
    re.IGNORECASE,
)
_CONTACT = ("Contact", "PublicationContact")
_FAMILY_NAME_FIRST = frozenset({"VN", "CN", "JP", "KR", "TW", "HU"})
_COUNTRY = (
    "CountryCode",
    "AddressCountryCode",
    "ResidenceCountryCode",
    "NationalityCode",
    "IncorporationCountryCode",
    "IncorporationCountry",
)


def parties(owners: list[_Element], applicants: list[_Element], *, granted: bool) -> list[Party]:
    """Owners and applicants as roles. `owners`: elements that say who holds the right (holder,
    owner, assignee, registrant).

    Of a granted right without any such element the applicants are its owners. Whom the office takes
    away is no party."""
    owners = [element for element in owners if not is_deleted(element)]
    applicants = [element for element in applicants if not is_deleted(element)]
    stages = _stages(applicants)
    if len(stages) > 1:
        return _named(stages[0], "applicant") + _named(owners or stages[-1], "owner")
    if owners:
        return _named(applicants, "applicant") + _named(owners, "owner")
    return _named(applicants, "owner" if granted else "applicant")


def named(elements: Iterable[_Element], role: str) -> list[Party]:
    """Parties of one role, in order, each name once."""
    return _named(elements, role)


def _stages(applicants: list[_Element]) -> list[list[_Element]]:
    """The applicants by stage, oldest first; one list when the remarks tell no stages."""
    if not any(_STAGE.search(_remark(e)) for e in applicants):
        return [applicants]
    ordered = sorted(applicants, key=_sequence)
    return [
        list(group) for _key, group in groupby(ordered, key=lambda e: (_sequence(e), _remark(e)))
    ]


def _remark(element: _Element) -> str:
    return next((found for e in inside(element, "CommentText") if (found := text(e))), "")


def _sequence(element: _Element) -> int:
    digits = re.sub(r"\D", "", attribute(element, "sequenceNumber") or "")
    return whole(digits) or 0


def _named(elements: Iterable[_Element], role: str) -> list[Party]:
    found: dict[str, Party] = {}
    for element in elements:
        party = None if is_deleted(element) else _party(element, role)
        if party and (key := fold_name(party.name) or party.name) not in found:
            found[key] = party
    return list(found.values())


def _party(element: _Element, role: str) -> Party | None:
    contacts = list(children(element, *_CONTACT)) or [element]
    contact = _contact(contacts)
    contact = contacts[0] if contact is None else contact
    country = _country(element, contact)
    name = person_or_entity(_best_name(contact), country, person_first=role == "inventor") or value(
        element, "LegalEntityName"
    )
    return Party(role, name, _address(contact), country) if name else None


def _contact(contacts: list[_Element]) -> _Element | None:
    return in_best_language([c for c in contacts if _best_name(c) is not None])


def _best_name(contact: _Element | None) -> _Element | None:
    if contact is None:
        return None
    names = list(children(contact, "Name"))
    unwrapped = (
        next(children(contact, "EntityName", "OrganizationName", "PersonName"), None) is not None
    )
    return in_best_language(names or ([contact] if unwrapped else []))


def person_or_entity(
    name: _Element | None, country: str | None, *, person_first: bool
) -> str | None:
    """The organisation's name, else the person's; an inventor's the other way round. Text directly
    in Name counts as well."""
    if name is None:
        return None
    entity = _first_text(
        name,
        "EntityName",
        "OrganizationName/OrganizationStandardName",
        "OrganizationName/OrganizationOtherName",
    )
    person = _person(name, country)
    first, second = (person, entity) if person_first else (entity, person)
    return first or second or (text(name) if not len(name) else None)


def _first_text(name: _Element, *paths: str) -> str | None:
    best = (in_best_language(list(at(name, path))) for path in paths)
    return next((_own_text(e) for e in best if e is not None), None)


def _own_text(element: _Element) -> str | None:
    """The text without that of transliterations inside."""
    return " ".join((element.text or "").split()) or text(element)


def _person(name: _Element, country: str | None) -> str | None:
    full = _first_text(name, "PersonName/PersonFullName", "PersonFullName")
    if full:
        return full
    parts = in_best_language(list(at(name, "PersonName/PersonStructuredName")))
    if parts is None:
        return None
    first, middle = value(parts, "FirstName"), value(parts, "MiddleName")
    last = value(parts, "LastName") or " ".join(
        filter(None, (value(parts, "FirstLastName"), value(parts, "SecondLastName")))
    )
    order = (last, middle, first) if country in _FAMILY_NAME_FIRST else (first, middle, last)
    return " ".join(part for part in (*order, value(parts, "NameSuffix")) if part) or None


def _country(element: _Element, contact: _Element | None) -> str | None:
    addressed = (
        (text(e) for e in inside(contact, "CountryCode", "AddressCountryCode"))
        if contact is not None
        else iter(())
    )
    stated = (value(element, name) for name in _COUNTRY)
    code = next((c for c in (*addressed, *stated) if c), None)
    return code.upper() if code and len(code) == 2 else None


def _address(contact: _Element | None) -> str | None:
    """Lines, city, region and post code in one text; the country has its own field."""
    for address in at(contact, "PostalAddressBag/PostalAddress|UnstructuredPostalAddress"):
        found = _joined(_address_parts(address))
        if found:
            return found
    return _joined(text(e) for e in children(contact, "CityName", "GeographicRegionName"))


def _address_parts(address: _Element) -> Iterator[str | None]:
    structured = next(children(address, "PostalStructuredAddress"), None)
    if structured is None:
        yield from (
            text(e)
            for e in inside(
                address, "PostalAddressText", "PostalAddressLineText", "AddressLineText"
            )
        )
        return
    yield from (
        text(e)
        for e in children(
            structured, "AddressLineText", "AddressBuilding", "StreetName", "AddressStreet"
        )
    )
    yield value(structured, "CityName")
    region = [
        text(e) for e in children(structured, "GeographicRegionName", "CountrySubDivisionName")
    ]
    yield _joined([*region, value(structured, "PostalCode")], " ")


def _joined(parts: Iterable[str | None], by: str = ", ") -> str | None:
    return by.join(dict.fromkeys(part for part in parts if part)) or None
