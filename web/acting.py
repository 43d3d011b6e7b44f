"""In which of a person's posts a request is made: one that has the right, in the tenant that the
address is about. A right in one tenant is none in another."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug.exceptions import Forbidden, NotFound

from domain.places.provinces import PROVINCES_34_BY_SLUG
from domain.posts import Post
from domain.roles import OF_THE_COUNTRY, ROLES

STATION_IN = "/tram/<int:"
"""In the rule of an address, before the name of what is a station's id."""


@dataclass(frozen=True, slots=True)
class Tenant:
    """What an address is about: a province (`slug`), a station (`station_id`), or neither."""

    slug: str | None = None
    station_id: int | None = None

    def seen_by(self, post: Post) -> bool:
        """Whether it is the post's own, or one of the country's."""
        if self.slug is None and self.station_id is None:
            return True
        if post.has_tenant:
            return (self.slug, self.station_id) == (post.slug, post.station_id)
        return post.role in OF_THE_COUNTRY

    def is_of_others(self, posts: Collection[Post]) -> bool:
        """Whether the posts are of other tenants of its kind, and none sees it: to them it answers
        like one that does not exist."""
        same_kind = [post.slug if self.slug else post.station_id for post in posts]
        return any(same_kind) and not any(self.seen_by(post) for post in posts)


ANYWHERE = Tenant()


def tenant_of(rule: str, parameters: Mapping[str, Any]) -> Tenant:
    """What an address of that rule is about; a province that there is not is for whoever looks it
    up to refuse."""
    slug = parameters.get("slug")
    station = rule.partition(STATION_IN)[2].partition(">")[0]
    return Tenant(
        slug if slug in PROVINCES_34_BY_SLUG else None,
        parameters.get(station),
    )


def post_for(
    posts: Collection[Post], roles: Collection[str], about: Tenant, *, wanted: str | None = None
) -> Post:
    """The post in which a person enters what those roles may enter. Of several: the one that is
    `wanted` by its code, else that of the tenant itself, which sees what the country's posts do
    not. Raises NotFound where the tenant is somebody else's, Forbidden where the right is missing
    in it."""
    able = [post for post in posts if post.role in roles and about.seen_by(post)]
    if able:
        return next((post for post in able if post.code == wanted), min(able, key=_order))
    if about.is_of_others(posts):
        raise NotFound
    raise Forbidden


def _order(post: Post) -> tuple[bool, int]:
    return not post.has_tenant, ROLES.index(post.role)


def in_order(posts: Iterable[Post], roles: Collection[str]) -> list[Post]:
    """Those with such a role, the nearest first."""
    return sorted((post for post in posts if post.role in roles), key=_order)
