"""Which list is asked for: the one place where the filters of an address become conditions."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, exists, select, text

from data_access.database.area import counted
from data_access.database.scope import Scope, within
from data_access.records.on_day import UNDATED, never_dated, there
from data_access.records.search import matching
from data_access.register.classes import in_classes, to_look_up
from data_access.rollups.definitions import PATENTS, fees_known, granted_here
from data_access.rollups.status_changes import changed_within
from data_access.tables import (
    asset,
    asset_class,
    asset_follow,
    asset_tag,
    legal_event,
    organisation_type,
    status_change,
)
from domain.places.provinces import places
from domain.records.kinds import KINDS
from domain.records.statuses import ALIVE
from read_models.register_filters import Filters

Conditions = list[ColumnElement[bool]]
SPECIAL = {"collective", "certification"}


@dataclass(frozen=True, slots=True)
class Listing:
    """The filters of one list, whose it is, and the day it is drawn up for. `vn34`: the province
    that it is about or that its filters narrow it to; None: the whole country. `dialect`: see
    data_access.records.search. `me`: the reader, for what is followed; None follows nothing."""

    scope: Scope
    vn34: str | None
    filters: Filters
    today: date
    dialect: str
    me: int | None = None
    looks_up: bool = False
    """Whether classes are found by their own index (see register.classes)."""

    @classmethod
    def of(
        cls,
        conn: Connection,
        scope: Scope,
        *,
        vn34: str | None,
        filters: Filters,
        today: date,
        me: int | None = None,
    ) -> "Listing":
        """`vn34`: the province that the page is about, None for the whole country."""
        place = vn34 or filters.area
        return cls(
            scope,
            place,
            filters,
            today,
            conn.dialect.name,
            me,
            bool(filters.classes) and to_look_up(conn, scope, place, filters),
        )

    def following(self) -> "Listing":
        """The same list of what the reader follows alone."""
        return replace(self, filters=self.filters.but(followed=True))

    def conditions(self, *, kinds: bool = True, spread: bool = False) -> Conditions:
        """Everything on `asset` that the filters ask for; without the kinds to count these apart.
        `spread`: names all places where the list is the country's, so that the indexes by place
        find its rows."""
        f = self.filters
        found: Conditions = counted(
            asset, scope=self.scope, vn34=self.vn34, former=f.former, national=f.national
        )
        if spread and self.vn34 is None:
            found.append(asset.c.vn34.in_(places()))
        if kinds and f.kinds:
            found.append(asset.c.kind.in_(f.kinds))
        if f.on:
            found += self._on_day()
        elif f.statuses:
            found.append(asset.c.status.in_(f.statuses))
        if f.owner is not None:
            found.append(asset.c.owner_id == f.owner)
        if f.changed:
            found.append(self._changed(f.changed))
        found += self._categories() + self._filed(kinds) + self._granted(kinds) + self.due()
        if f.classes:
            found.append(in_classes(f.classes, looked_up=self.looks_up))
        if f.owner_types:
            # of its own, so that a query may join owners as well
            owner = organisation_type.alias("owner_of")
            found.append(
                exists().where(owner.c.id == asset.c.owner_id, owner.c.type.in_(f.owner_types))
            )
        if f.tags:
            found.append(self._tagged(f.tags))
        if f.followed:
            found.append(self._followed())
        if f.chosen:
            found.append(asset.c.id.in_(f.chosen))
        found += [lacks(name, f.on) for name in f.missing]
        if f.q:
            found.append(matching(f.q, self.dialect, vn34=self.vn34))
        return found

    def _on_day(self) -> Conditions:
        """What was there on the past day, in the statuses of that day."""
        f = self.filters
        if f.on is None or "dated" in f.missing:
            return []
        return [there(f.on, f.statuses)]

    def _changed(self, days: int) -> ColumnElement[bool]:
        until = self.filters.on or self.today
        f = self.filters
        place = counted(
            status_change, scope=self.scope, vn34=self.vn34, former=f.former, national=f.national
        )
        return asset.c.id.in_(
            select(status_change.c.asset_id).where(*place, *changed_within(days, until))
        )

    def _tagged(self, tags: tuple[str, ...]) -> ColumnElement[bool]:
        """Tags are private to a province: nobody else's list has any. (Not false(): see
        data_access.records.search.)"""
        if not self.scope.sees_notes:
            return asset.c.id < 0
        mine = select(asset_tag.c.asset_id).where(
            within(asset_tag, self.scope), asset_tag.c.slug.in_(tags)
        )
        return asset.c.id.in_(mine)

    def _followed(self) -> ColumnElement[bool]:
        """What the reader follows, who is one person and of a province."""
        if self.me is None or self.scope.kind != "province" or not self.scope.sees_notes:
            return asset.c.id < 0
        mine = select(asset_follow.c.asset_id).where(
            within(asset_follow, self.scope), asset_follow.c.user_id == self.me
        )
        return asset.c.id.in_(mine)

    def _categories(self) -> Conditions:
        categories = self.filters.categories
        if not categories:
            return []
        found: Conditions = [asset.c.mark_category.in_(categories)]
        # in the words of the partial index ix_asset_speciality, or it is not used
        if SPECIAL.issuperset(categories):
            words = (
                "(asset.kind = 'CDDL' OR asset.mark_category IN ('collective', 'certification'))"
            )
            found.append(text(words))  # type: ignore[arg-type]
        return found

    def _filed(self, kinds: bool) -> Conditions:
        """By filing date. What has none is in no span of time."""
        f = self.filters
        if f.since is None and f.until is None:
            return []
        # to be counted by kind: the index that knows all that is counted is in the order of kind,
        # then date
        every_kind = [] if kinds else [asset.c.kind.in_(KINDS)]
        since = (
            [asset.c.filed_sort >= f.since]
            if f.since and f.since > UNDATED
            else [asset.c.filed_sort > UNDATED]
        )
        return every_kind + since + ([asset.c.filed_sort <= f.until] if f.until else [])

    def _granted(self, kinds: bool) -> Conditions:
        f, day = self.filters, asset.c.registration_date
        if f.granted_since is None and f.granted_until is None:
            return []
        # all kinds are named where none is: the index is in the order of kind, then date
        every_kind = [] if kinds and f.kinds else [asset.c.kind.in_(KINDS)]
        since, until = f.granted_since or UNDATED, f.granted_until or date.max
        return [*every_kind, day >= since, day <= until, granted_here()]

    def due(self) -> Conditions:
        """Late: the due date is over, payment still possible and none recorded; settled: everything
        else. A number: open deadlines from today to so many days ahead."""
        due = self.filters.due
        if not due:
            return []
        if due == "late" and self.filters.on:
            return [there(self.filters.on, ("in_grace",))]
        if due in ("late", "settled"):
            return [asset.c.due_state == "late" if due == "late" else asset.c.due_state != "late"]
        last = self.today + timedelta(days=int(due))
        return [
            asset.c.due_state == "open",
            asset.c.due_sort >= self.today,
            asset.c.due_sort <= last,
        ]


def lacks(name: str, on: date | None = None) -> ColumnElement[bool]:
    """The condition that a record is without what it should have; `name` is one of
    read_models.register_filters.MISSING_SLUGS. The State owns a geographical indication, and it has
    no class: neither is missing there. `on`: as of that day."""
    found = asset_class.alias("class_of")
    classified = exists().where(
        found.c.asset_id == asset.c.id, found.c.scheme.not_in(("vienna", "product"))
    )
    # no bit of a Nice class: cheaper to ask than the rows of classes, which then need not be read
    conditions: dict[str, ColumnElement[bool]] = {
        "application_date": asset.c.filed_sort == UNDATED,
        "application_no": asset.c.application_no.is_(None),
        "registration_date": asset.c.registration_no.is_not(None)
        & asset.c.registration_date.is_(None),
        "owner": asset.c.owner_id.is_(None) & (asset.c.kind != "CDDL"),
        "classes": (asset.c.kind != "CDDL") & (asset.c.nice == 0) & ~classified,
        "dated": never_dated(on),
        "fees": _unpaid_patent(on),
    }
    return conditions[name]


def _unpaid_patent(on: date | None) -> ColumnElement[bool]:
    """Inventions and utility solutions alive of which no payment at all is known: nothing tells
    whether they are paid up."""
    until = (legal_event.c.date <= on,) if on else ()
    alive = there(on, ALIVE) if on else asset.c.status.in_(ALIVE)
    return asset.c.kind.in_(PATENTS) & alive & ~fees_known(*until)
