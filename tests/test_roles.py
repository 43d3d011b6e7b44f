"""A role that is new is named wherever a list has forgotten it; how posts are written follows from the
roles alone."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from commands.demo import ACCOUNTS
from components.duties.page import KINDS_OF_POST, SEES
from domain.posts import read_post, written_posts
from domain.roles import IN_CHARGE, OF_A_PROVINCE, ROLES
from sitemap.pages import PAGES
from sitemap.rights import LETTERS, STAFF
from tests.browser.test_rest import PEOPLE as WATCHED
from tests.browser.test_rest import SAME_PAGES
from tests.importing.test_rights import EXPECTED
from tests.web.support import PEOPLE
from tests.web.test_import_rights import TEMPLATES_OF
from tests.web.test_posts import CODES

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
SHOWN = set(re.findall(r"`([a-z.]+)`", README.partition("## Who signs in")[2]))


def _roles(codes: Iterable[str]) -> set[str]:
    """Of the codes of posts, whose stations have letters there."""
    posts = (read_post(re.sub(":[AB]$", ":1", code)) for code in codes)
    return {post.role for post in posts if post}


LISTS = {
    "KINDS_OF_POST of components/duties/page.py": set(KINDS_OF_POST),
    "SEES of components/duties/page.py": set(SEES),
    "a page of its own in sitemap/pages.py": {role for page in PAGES for role in page.roles},
    "ACCOUNTS of commands/demo.py": {account.role for account in ACCOUNTS},
    "an account of README.md": {account.role for account in ACCOUNTS if account.username in SHOWN},
    "EXPECTED of tests/importing/test_rights.py": set(EXPECTED),
    "PEOPLE of tests/web/support.py": {role for role, _vn34 in PEOPLE.values()},
    "TEMPLATES_OF of tests/web/test_import_rights.py": {PEOPLE[name][0] for name in TEMPLATES_OF},
    "CODES of tests/web/test_posts.py": _roles(CODES),
    "PEOPLE or SAME_PAGES of tests/browser/test_rest.py": {*WATCHED.values(), *SAME_PAGES},
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
