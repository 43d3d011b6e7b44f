"""What all parts of the register are drawn from."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.local_names.published_names import PublishedName
from domain.places.provinces import Province
from read_models.register import Facets, RegisterPage, SavedView
from read_models.register_filters import Filters
from sitemap import addresses


class Addresses:
    """Links to other states of the same list."""

    filters: Filters
    province: Province | None

    @property
    def slug(self) -> str | None:
        return self.province.slug if self.province else None

    def href(self, **changes: Any) -> str:
        """The list with some filters changed, from its first page."""
        return self.list(self.filters.but(**changes))

    def list(self, filters: Filters) -> str:
        return addresses.register(self.slug, filters)

    @property
    def cleared(self) -> str:
        """The list without filters, in the same columns, of the same day."""
        return self.list(Filters(columns=self.filters.columns, on=self.filters.on))


@dataclass(frozen=True)
class View(Addresses):
    """`province` None: the whole country. `may_write`: the person adds and deletes records here;
    `may_save`: keeps views of their own, `saved`. `shelf`: drafts and deleted. `published`: names
    that stand below the list."""

    page: RegisterPage
    filters: Filters
    province: Province | None
    today: date
    may_write: bool = False
    may_save: bool = False
    saved: tuple[SavedView, ...] = ()
    shelf: tuple[int, int] = (0, 0)
    published: tuple[PublishedName, ...] = ()


@dataclass(frozen=True)
class Bar(Addresses):
    """The filters and their numbers; `owner_name` of the owner who is filtered by."""

    filters: Filters
    province: Province | None
    facets: Facets
    owner_name: str | None = None
