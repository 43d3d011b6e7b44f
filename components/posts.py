"""What posts and their tenants are called."""

from collections.abc import Mapping

from domain.network.hosts import names_itself
from domain.places.provinces import PROVINCES_34, PROVINCES_63
from domain.posts import Post
from domain.roles import LABELS, OF_INSTITUTE, Sees, that_see
from language import _

DEPARTMENT = "Sở Khoa học và Công nghệ "
SHOWN = {known.name: known for known in (*PROVINCES_63.values(), *PROVINCES_34.values())}
"""Provinces by the names that their departments bear."""


def tenant_name(post: Post, hosts: Mapping[int, str]) -> str:
    """'Sở KH&CN Nghệ An', 'Trạm Nghệ An', the institute; '' for a post without a tenant. `hosts`: of
    stations, by their ids."""
    if post.vn34:
        return _("Sở KH&CN {province}", province=PROVINCES_34[post.vn34].shown)
    if host := hosts.get(post.station_id or 0):
        return station_name(host)
    return _("Viện Khoa học sở hữu trí tuệ") if post.role in OF_INSTITUTE else ""


def station_name(host: str) -> str:
    """'Trạm Nghệ An' for that of the department, 'Nghe An station' in English; a host that calls
    itself a station has its name already."""
    if names_itself(host):
        return host
    place = host.removeprefix(DEPARTMENT)
    if host != place and place in SHOWN:
        place = SHOWN[place].shown
    return _("Trạm {place}", place=place)


def post_name(post: Post, hosts: Mapping[int, str]) -> str:
    """'Chuyên viên quản lý SHTT, Sở KH&CN Nghệ An'."""
    return ", ".join(part for part in (_(LABELS[post.role]), tenant_name(post, hosts)) if part)


def who_see(part: Sees) -> str:
    """'Chuyên viên quản lý SHTT, Lãnh đạo Sở': who is granted a part of what a province keeps for its
    own people."""
    return ", ".join(_(called) for role, called in LABELS.items() if role in that_see(part))
