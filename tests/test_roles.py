"""A role that is new is named wherever a list has forgotten it; how posts are written follows from the
roles alone."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from commands.demo import ACCOUNTS
from domain.posts import read_post, written_posts
from domain.roles import ALL_ROLES, IN_CHARGE, OF_A_PROVINCE, ROLES, Belongs, Sees
from sitemap.pages import PAGES
from sitemap.rights import LETTERS, STAFF

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
SHOWN = set(re.findall(r"`([a-z.]+)`", README.partition("## Who signs in")[2]))


def _roles(codes: Iterable[str]) -> set[str]:
    """Of the codes of posts, whose stations have letters there."""
    posts = (read_post(re.sub(":[AB]$", ":1", code)) for code in codes)
    return {post.role for post in posts if post}


LISTS = {
    "a page of its own in sitemap/pages.py": {role for page in PAGES for role in page.roles},
    "ACCOUNTS of commands/demo.py": {account.role for account in ACCOUNTS},
    "an account of README.md": {account.role for account in ACCOUNTS if account.username in SHOWN},
}


@pytest.mark.parametrize("role", ROLES)
def test_every_list_of_roles_has_each(role: str) -> None:
    forgotten = [place for place, known in LISTS.items() if role not in known]
    assert not forgotten, f"{role} is missing in: {'; '.join(forgotten)}"


def test_posts_are_written_as_they_are_read() -> None:
    assert {"officer:SLUG", "station:ID", "leader:vien", "trainer"} <= set(written_posts())
    codes = (form.replace("SLUG", "nghe-an").replace("ID", "3") for form in written_posts())
    assert _roles(codes) == set(ROLES)


def test_who_only_reads_is_asked_for_nothing() -> None:
    """To belong to a province gives its pages; to be named for a deadline, and to have letters, is a
    list of its own."""
    assert IN_CHARGE <= OF_A_PROVINCE
    assert STAFF == IN_CHARGE and LETTERS & OF_A_PROVINCE == IN_CHARGE


def test_a_record_says_where_it_belongs_and_what_follows() -> None:
    """What a province keeps for its own people is granted to roles of a province alone, and who is
    at home nowhere may import nothing of its own."""
    for role in ALL_ROLES:
        assert role.belongs is Belongs.PROVINCE or not role.sees, role.code
        assert len(role.code) <= 10 and role.called and role.short and role.sees_told
    assert {role.code for role in ALL_ROLES if role.sees == frozenset(Sees)} == {
        "officer",
        "leader",
    }
