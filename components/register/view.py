"""What all parts of the register are drawn from."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from components import links
from domain.filters import Filters
from domain.provinces import Province
from domain.views import RegisterPage


@dataclass(frozen=True)
class View:
    """`province` None: the register of the whole country."""

    page: RegisterPage
    filters: Filters
    province: Province | None
    today: date

    @property
    def slug(self) -> str | None:
        return self.province.slug if self.province else None

    def href(self, **changes: Any) -> str:
        """The list with some filters changed, from its first page."""
        return self.list(self.filters.but(**changes))

    def list(self, filters: Filters) -> str:
        return links.register(self.slug, filters)
