"""Seeded sites. `running` is shared by the tests of a module that only read; `fresh` is made anew for one test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

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
def on_postgresql(tmp_path: Path, postgresql_url: str) -> Iterator[Running]:
    site = run(tmp_path, postgresql_url)
    yield site
    site.close()
