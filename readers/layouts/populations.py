"""Inhabitants by province, as in facts/province_population.csv: the vintage, the year and the
measure stand beside each number."""

from domain.network.records import Population
from domain.places.provinces import PROVINCES_34, former_code
from domain.text.folding import fold
from language import _
from readers.layouts.hosts import ORIGIN, origin, required
from readers.layouts.layout import Layout, Line

ALIASES = {
    "province": ("Tỉnh", "Tỉnh, thành phố", "Province", "province_name"),
    "vintage": ("Địa giới", "Vintage"),
    "year": ("Năm", "Year"),
    "measure": ("Cách đo", "Measure"),
    "value": ("Dân số", "Population", "Value"),
    "basis": ("Căn cứ", "Basis", "legal_or_statistical_basis"),
    **ORIGIN,
}
VINTAGES = {"34": "vn34", "63": "vn63", "vn34": "vn34", "vn63": "vn63"}
_NEW = {fold(name): p.code for p in PROVINCES_34.values() for name in (p.name, p.full_name)}


def _recognises(fields: frozenset[str]) -> bool:
    return {"province", "vintage", "year", "value"} <= fields


def _build(line: Line) -> Population | None:
    name = required(line, "province")
    vintage = VINTAGES.get(line.text("vintage") or "")
    if vintage is None:
        line.reject("vintage", _("Địa giới phải là 34 hoặc 63"))
    code = _NEW.get(fold(name)) if vintage == "vn34" else former_code(name)
    if code is None and name:
        line.reject("province", _("Không có tỉnh “{name}” theo địa giới này", name=name[:40]))
    year, value = line.count("year"), line.count("value")
    for field, number in (("year", year), ("value", value)):
        if not number and not line.errors:
            line.reject(field, _("Thiếu số"))
    words = origin(line)
    del words["source"]
    if line.errors or vintage is None or code is None or year is None or value is None:
        return None
    return Population(
        vintage,
        code,
        year,
        line.text("measure") or "",
        value,
        basis=line.text("basis") or "",
        **words,
    )


LAYOUT = Layout("populations", ALIASES, _recognises, _build, kind="populations")
