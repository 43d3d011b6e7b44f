"""How a record that is read again meets the stored one.

A field that the source does not give is not a deletion: the stored value stays (a grid has no
addresses, a fee list no classes). What is given replaces, role by role for parties and scheme by
scheme for classes. What was invented stays marked: what a source does not give is still invented.
Legal events add up, only filing, publication and grant happen once. Data of an earlier day than the
stored ones only fill gaps. A place found by stronger means is kept.
"""

from dataclasses import fields, replace

from domain.records.asset import UNKNOWN_FORMER, AssetRecord, ClassCode, LegalEvent, Party, Place
from domain.records.owners import fold_name

ONCE = frozenset({"filed", "published", "granted"})
STRENGTH = {"none": 0, "declared": 1, "country": 2, "published": 2, "address": 2, "assigned": 3}
_STATEMENT = ("status_raw", "status_stated", "status_as_of")
_PARTS = ("parties", "classes", "events", "place")
_ALWAYS = ("office", "kind", "national", "verified")
_MARK = ("illustrative",)
_FILLED = tuple(
    f.name for f in fields(AssetRecord) if f.name not in _STATEMENT + _PARTS + _ALWAYS + _MARK
)


def merge(stored: AssetRecord, incoming: AssetRecord) -> AssetRecord:
    """The record to store when `incoming` is read and `stored` is there already."""
    if incoming.as_of and stored.as_of and incoming.as_of < stored.as_of:
        return replace(_over(incoming, stored), national=stored.national)
    return _over(stored, incoming)


def _over(base: AssetRecord, top: AssetRecord) -> AssetRecord:
    kept = {name: getattr(base, name) for name in _FILLED if getattr(top, name) in (None, "")}
    if top.status_raw is None and top.status_stated == "unknown":
        kept |= {name: getattr(base, name) for name in _STATEMENT}
    return replace(
        top,
        **kept,
        illustrative=base.illustrative or top.illustrative,
        parties=_parties(base.parties, top.parties),
        classes=_classes(base.classes, top.classes),
        events=_events(base.events, top.events),
        place=merged_place(base.place, top.place),
    )


def _parties(base: tuple[Party, ...], top: tuple[Party, ...]) -> tuple[Party, ...]:
    roles = {p.role for p in top}
    known = {(p.role, fold_name(p.name)): p for p in base}
    given = (_completed(p, known.get((p.role, fold_name(p.name)))) for p in top)
    return (*given, *(p for p in base if p.role not in roles))


def _completed(party: Party, former: Party | None) -> Party:
    if former is None:
        return party
    return replace(
        party, address=party.address or former.address, country=party.country or former.country
    )


def _classes(base: tuple[ClassCode, ...], top: tuple[ClassCode, ...]) -> tuple[ClassCode, ...]:
    schemes = {c.scheme for c in top}
    return (*top, *(c for c in base if c.scheme not in schemes))


def _events(base: tuple[LegalEvent, ...], top: tuple[LegalEvent, ...]) -> tuple[LegalEvent, ...]:
    given = {_event_key(e) for e in top}
    return (*top, *(e for e in base if _event_key(e) not in given))


def _event_key(event: LegalEvent) -> tuple[object, ...]:
    return (
        (event.event,)
        if event.event in ONCE
        else (event.event, event.date, event.ordinal, event.code)
    )


def merged_place(base: Place, top: Place) -> Place:
    """The place of the newer one, unless it was found by weaker means; a former province that only
    the older one knows is kept."""
    if STRENGTH.get(top.origin, 0) < STRENGTH.get(base.origin, 0):
        return base
    # the newer address no longer tells the former province
    same = top.vn34 == base.vn34 and top.vn63 == UNKNOWN_FORMER
    return replace(top, vn63=base.vn63) if same else top
