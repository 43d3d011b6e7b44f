"""Parties of ST.66 and ST.86: an address book with a formatted or a free name and address."""

from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from domain.records.asset import Party
from domain.records.owners import fold_name
from readers.xml.tree import (
    at,
    children,
    first,
    in_best_language,
    inside,
    is_deleted,
    language,
    text,
    value,
)

_NAME = "FormattedNameAddress/Name"
_COUNTRY = (
    "FormattedAddressCountryCode",
    "AddressCountryCode",
    "FreeFormatAddressCountryCode",
    "CountryCode",
)
_NATIONALITY = tuple(
    f"{whose}{what}CountryCode"
    for whose in ("", "Applicant", "Holder")
    for what in ("Incorporation", "Domicile", "Establishment", "Nationality")
)
_FULL_NAMES = (
    "ApplicantName/FullName",
    "HolderName/FullName",
    "RepresentativeName/FullName",
    "FullName",
)
"""How the Swedish office writes a party: a name and no address book."""
_STREET = (
    "AddressMailCode",
    "AddressPostOfficeBox",
    "AddressRoom",
    "AddressFloor",
    "AddressBuilding",
    "AddressStreet",
)


def named(elements: Iterable[_Element], role: str) -> list[Party]:
    """Parties of one role, in order, each name once; not those that the office takes away."""
    found: dict[str, Party] = {}
    for element in elements:
        party = None if is_deleted(element) else party_of(element, role)
        if party and (key := fold_name(party.name) or party.name) not in found:
            found[key] = party
    return list(found.values())


def party_of(element: _Element, role: str) -> Party | None:
    """The party that an Applicant, Holder, Designer … element names; None where it names nobody."""
    book = next(
        (e for e in element if isinstance(e.tag, str) and e.tag.endswith("AddressBook")), None
    )
    where = book if book is not None else element
    name = _name(first(where, _NAME, "FormattedNameAddress", "Name")) or value(
        element, *_FULL_NAMES
    )
    if not name:
        return None
    address = first(where, "FormattedNameAddress/Address", "Address")
    return Party(role, name, _address(address), _country(element, address))


def _name(element: _Element | None) -> str | None:
    if free := _lines(inside(element, "FreeFormatNameLine")):
        return " ".join(free)
    formatted = first(element, "FormattedName")
    organisation = value(formatted, "OrganizationName")
    person = " ".join(
        filter(
            None,
            (
                value(formatted, part)
                for part in ("FirstName", "MiddleName", "LastName", "SecondLastName")
            ),
        )
    )
    return (
        organisation
        or person
        or (text(element) if element is not None and not len(element) else None)
    )


def _lines(elements: Iterable[_Element]) -> list[str]:
    """The lines of one text, each once; said in several languages, those of the best one. A mere
    dash says nothing."""
    said = [e for e in elements if any(c.isalnum() for c in text(e) or "")]
    best = in_best_language(said)
    spoken = language(best) if best is not None else None
    return list(dict.fromkeys(text(e) or "" for e in said if language(e) == spoken))


def _country(element: _Element, address: _Element | None) -> str | None:
    """The country field; offices without one write it into state or county."""
    told = (
        text(e)
        for names in (_COUNTRY, ("AddressState", "AddressCounty"))
        for e in inside(address, *names)
    )
    own = (text(e) for e in children(element, *_NATIONALITY))
    return next(
        (
            code
            for code in (*told, *own)
            if code and len(code) == 2 and code.isalpha() and code.isupper()
        ),
        None,
    )


def _address(address: _Element | None) -> str | None:
    """Street, city, state with post code; the country has its own field."""
    parts = [part for part in _parts(address) if part]
    return ", ".join(dict.fromkeys(parts)) or None


def _parts(address: _Element | None) -> Iterator[str | None]:
    formatted = first(address, "FormattedAddress")
    if formatted is None:
        yield from _lines(inside(address, "FreeFormatAddressLine"))
        return
    yield from (text(e) for e in children(formatted, *_STREET, "AddressLine"))
    yield value(formatted, "AddressCity")
    country = value(formatted, *_COUNTRY)
    region = [text(e) for e in children(formatted, "AddressCounty", "AddressState")]
    region = [r for r in region if r and (country or len(r) != 2)]
    yield " ".join(part for part in (*region, value(formatted, "AddressPostcode")) if part)


def applicants(element: _Element) -> list[_Element]:
    """The Applicant elements below `element`, directly or in ApplicantDetails; not those that the
    office takes away."""
    return [
        e
        for e in (*at(element, "ApplicantDetails/Applicant"), *at(element, "Applicant"))
        if not is_deleted(e)
    ]
