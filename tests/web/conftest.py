"""Seeded sites. `running` is shared by the tests of a module that only read; `fresh` is made anew
for one test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import fresh_url
from tests.web.support import Running, run


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    site = run(tmp_path_factory.mktemp("web"))
    yield site
    site.close()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Running]:
    site = run(tmp_path)
    yield site
    site.close()


@pytest.fixture
def on_postgresql(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Running]:
    """As in production: the service's role owns nothing."""
    site = run(tmp_path, fresh_url(request, "postgresql", tmp_path))
    yield site
    site.close()
