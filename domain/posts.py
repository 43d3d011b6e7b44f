"""A post: one role in one tenant (a province, a station, the institute), or in none. A person holds
one or more; what is asked of the dashboard is asked in one of them."""

from dataclasses import dataclass

from domain.places.provinces import PROVINCES_34, PROVINCES_34_BY_SLUG
from domain.roles import BY_CODE, OF_A_PROVINCE, OF_A_STATION, OF_INSTITUTE, ROLES

INSTITUTE = "vien"


@dataclass(frozen=True, slots=True)
class Post:
    """`vn34`: the province of whoever belongs to one; `station_id`: the station of its operator."""

    role: str
    vn34: str | None = None
    station_id: int | None = None

    @property
    def slug(self) -> str | None:
        """Of its province."""
        return PROVINCES_34[self.vn34].slug if self.vn34 else None

    @property
    def has_tenant(self) -> bool:
        """Whether it is of one province or one station."""
        return self.vn34 is not None or self.station_id is not None

    @property
    def code(self) -> str:
        """As operators and the audit log write it: 'officer:nghe-an', 'station:3', 'leader:vien',
        'trainer'."""
        if self.role in OF_INSTITUTE:
            return f"{BY_CODE[self.role].written or self.role}:{INSTITUTE}"
        tenant = self.slug or self.station_id
        return f"{self.role}:{tenant}" if tenant else self.role


def read_post(text: str) -> Post | None:
    """The post of a code; 'manager' is as good as 'manager:vien'. None for what is no code. Whether
    there is such a station is for the database to say."""
    role, colon, tenant = text.strip().partition(":")
    if role in OF_A_PROVINCE and tenant in PROVINCES_34_BY_SLUG:
        return Post(role, PROVINCES_34_BY_SLUG[tenant].code)
    if role in OF_A_STATION:
        return Post(role, station_id=int(tenant)) if _is_number(tenant) else None
    if tenant == INSTITUTE:
        code = of_institute(role)
        return Post(code) if code else None
    alone = role in ROLES and role not in OF_A_PROVINCE and not BY_CODE[role].written
    return Post(role) if alone and not colon else None


def of_institute(written: str) -> str | None:
    """The role at the institute that is written so: 'leader' is its head. None where there is
    none."""
    return next((r for r in OF_INSTITUTE if (BY_CODE[r].written or r) == written), None)


def written_posts() -> tuple[str, ...]:
    """How the posts of each role are written: 'officer:SLUG', 'station:ID', 'leader:vien'."""
    return tuple(_written(role) for role in ROLES)


def _written(role: str) -> str:
    if role in OF_A_PROVINCE:
        return f"{role}:SLUG"
    return f"{role}:ID" if role in OF_A_STATION else Post(role).code


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 11 and 0 < int(text) < 2**31
