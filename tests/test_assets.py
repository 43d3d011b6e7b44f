"""What the browser gets: nothing from elsewhere, nothing unused, small enough."""

import gzip
import json
import os
import re
from pathlib import Path

import brotli
import pytest

from commands.assets import compress, inline
from components import theme

ROOT = Path(__file__).parent.parent
ASSETS = ROOT / "assets"
PACKAGE = json.loads((ROOT / "package.json").read_text("utf-8"))
OURS = sorted(p for p in ASSETS.iterdir() if p.suffix in (".css", ".js"))
OF_THEIR_OWN = ("slides",)
"""Sheets and scripts of pages outside the dashboard, which nobody meets on the first visit."""
SOURCES = [
    *ROOT.glob("components/**/*.py"),
    ROOT / "sitemap/menu.py",
    *ROOT.glob("web/templates/*.html"),
    *ASSETS.glob("*.js"),
]


def test_the_lock_names_no_registry() -> None:
    assert "resolved" not in (ROOT / "package-lock.json").read_text("utf-8")
    assert "omit-lockfile-registry-resolved=true" in (ROOT / ".npmrc").read_text("utf-8").split()


def test_versions_are_pinned_and_plotly_is_the_one_that_python_bundles() -> None:
    pinned = PACKAGE["dependencies"] | PACKAGE["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in pinned.values())
    bundled = re.search(r"plotly\.js v([\d.]+)", _head(_plotly()))
    assert bundled and bundled[1] == pinned["plotly.js-basic-dist-min"]


def _plotly() -> Path:
    import plotly

    return Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


def _head(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        return file.read(400)


def test_every_icon_that_is_drawn_is_built_and_the_other_way_round() -> None:
    known = set(PACKAGE["icons"])
    words = {
        word for path in SOURCES for word in re.findall(r'"([a-z0-9-]+)"', path.read_text("utf-8"))
    }
    drawn = {
        name
        for path in SOURCES
        for name in re.findall(r'(?:icon|Entry)\("([a-z0-9-]+)"', path.read_text("utf-8"))
    }
    assert drawn - known == set()
    assert known - words == set()


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_our_files_ask_nobody_else(path: Path) -> None:
    text = re.sub(r"http://www\.w3\.org/\S+", "", path.read_text("utf-8"))
    assert re.findall(r"(?:https?:)?//[a-z0-9-]+\.[a-z]+", text) == []


def test_vendor_files_stand_before_ours() -> None:
    for name in (*theme.VENDOR_STYLESHEETS, *theme.VENDOR_SCRIPTS):
        assert (ASSETS / name).is_file(), "run: make setup"
    assert theme.ASSETS_PATH_IGNORE == ["vendor"]


def test_vendor_files_ask_nobody_else() -> None:
    text = (ASSETS / "vendor" / "vendor.css").read_text("utf-8")
    assert set(re.findall(r"url\(\"?([a-z]+[:/])", text)) == {"fonts/", "data:"}


def test_siblings_hold_the_same() -> None:
    for name in (*theme.VENDOR_STYLESHEETS, *theme.VENDOR_SCRIPTS):
        path = ASSETS / name
        assert (
            brotli.decompress(path.with_name(path.name + ".br").read_bytes()) == path.read_bytes()
        )


def test_our_part_of_the_first_visit_is_small() -> None:
    """Of 850 kB for the first visit, Dash's own bundles take some 320: the rest has to fit beside
    them."""
    vendor = sum(
        (ASSETS / f"{name}.br").stat().st_size
        for name in (*theme.VENDOR_STYLESHEETS, *theme.VENDOR_SCRIPTS)
    )
    fonts = sum(
        p.stat().st_size
        for p in (ASSETS / "vendor" / "fonts").iterdir()
        if "latin-ext" not in p.name
    )
    ours = sum(
        len(brotli.compress(path.read_bytes())) for path in OURS if path.stem not in OF_THEIR_OWN
    )
    assert vendor + fonts + ours < 500_000


def test_compressed_siblings_follow_their_file(tmp_path: Path) -> None:
    path = tmp_path / "a.css"
    path.write_text("a { color: red }", "utf-8")
    compress(tmp_path)
    assert (
        brotli.decompress((tmp_path / "a.css.br").read_bytes())
        == gzip.decompress((tmp_path / "a.css.gz").read_bytes())
        == path.read_bytes()
    )
    path.write_text("b { color: blue }", "utf-8")
    os.utime(path, (path.stat().st_atime, path.stat().st_mtime + 5))
    compress(tmp_path)
    assert brotli.decompress((tmp_path / "a.css.br").read_bytes()) == b"b { color: blue }"


def test_an_icon_becomes_a_data_address() -> None:
    size = 'width="16" height="16" fill="currentColor" class="bi"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 16 16">\n  <path d="M1 1"/>\n</svg>'
    assert (
        inline(svg)
        == "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M1 1'/%3E%3C/svg%3E"
    )
