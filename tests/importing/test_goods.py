"""A mark's goods come in with its file, by class; a later file's goods take their place, and undoing
it gives the former ones back; without goods in a file the known ones stay. Both databases."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from lxml import etree
from sqlalchemy import select

from components.record.bibliography import bibliography_card
from components.record.view import View
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM, Scope
from data_access.register.page import register_page
from data_access.tables import asset
from data_access.writing.undo import undo
from domain.places.provinces import PROVINCES_34
from domain.records.asset import AssetRecord, ClassCode
from domain.records.classes import nice_parts
from read_models import record_form
from read_models.register_filters import Filters
from tests.components.tree import text
from tests.importing import TODAY
from tests.importing.files import csv_text, mark, record, run, shared, stored, write
from tests.importing.xml_documents import st66, st66_mark

NUMBER = "VN -4-2019-43953"
GOODS = "Nhóm 30: Cà phê; trà (chè); Nhóm 35: Mua bán cà phê"
LATER = "Nhóm 30: Cà phê rang; Nhóm 35: Mua bán cà phê"


def goods(database: Database) -> list[str | None]:
    with database.read(SYSTEM) as connection:
        return list(connection.scalars(select(asset.c.product).order_by(asset.c.id)))


def bring(database: Database, path: Path, classes: str, **more: str) -> int:
    line = mark(so_don=NUMBER, nhom=classes, trang_thai="Cấp bằng", **more)
    result = run(database, write(path, csv_text([line])))
    assert result.errors == () and result.batch
    return result.batch


def test_goods_come_change_and_are_taken_back(database: Database, tmp_path: Path) -> None:
    first = bring(database, tmp_path / "a.csv", GOODS)
    own = "30: Cà phê; trà (chè)\n35: Mua bán cà phê"
    assert goods(database) == [own]
    second = bring(database, tmp_path / "b.csv", LATER)
    assert goods(database) == ["30: Cà phê rang\n35: Mua bán cà phê"]
    for batch, left in ((second, [own]), (first, [])):
        with database.write(SYSTEM) as connection:
            undo(connection, batch, actor="operator", today=TODAY)
        assert goods(database) == left


def test_a_file_without_goods_leaves_those_that_are_known(
    database: Database, tmp_path: Path
) -> None:
    bring(database, tmp_path / "a.csv", GOODS)
    bring(database, tmp_path / "b.csv", "30; 35", ten="TÊN MỚI")
    assert goods(database) == ["30: Cà phê; trà (chè)\n35: Mua bán cà phê"]


def test_list_and_record_show_them(database: Database, tmp_path: Path) -> None:
    bring(database, tmp_path / "a.csv", GOODS)
    with database.read(SYSTEM) as connection:
        [(place, own)] = connection.execute(select(asset.c.vn34, asset.c.id)).all()
        rows = register_page(connection, scope=SYSTEM, vn34=None, filters=Filters(), today=TODAY)
    assert [(row.id, row.goods.partition("\n")[0]) for row in rows.rows] == [
        (own, "30: Cà phê; trà (chè)")
    ]
    view = View(stored(database, NUMBER), PROVINCES_34.get(place), TODAY)
    told = text(bibliography_card(view))
    assert "Nice 30: Cà phê, trà, gạo, gia vị Cà phê; trà (chè)" in told
    assert "Nice 35: Quảng cáo, mua bán Mua bán cà phê" in told


def test_classes_without_goods_are_told_in_words(database: Database, tmp_path: Path) -> None:
    bring(database, tmp_path / "a.csv", "30, 35")
    view = View(stored(database, NUMBER), None, TODAY)
    told = text(bibliography_card(view))
    assert "Nice 30: Cà phê, trà, gạo, gia vị Nice 35: Quảng cáo, mua bán" in told


def test_an_edit_by_hand_keeps_the_goods_of_the_classes_that_stay() -> None:
    classes = (ClassCode("nice", "30"), ClassCode("nice", "35"))
    told = AssetRecord("VN", "NH", "A", classes=classes, product="30: Cà phê\n35: Mua bán")
    same = record_form.over(told, replace(told, title="B", product=None))
    assert (same.title, same.product) == ("B", told.product)
    fewer = record_form.over(told, replace(told, classes=classes[:1], product=None))
    assert fewer.product == "30: Cà phê"


def test_another_province_sees_none(database: Database, tmp_path: Path) -> None:
    bring(database, tmp_path / "a.csv", GOODS)
    with database.read(SYSTEM) as connection:
        place = connection.scalar(select(asset.c.vn34))
    other = next(code for code in PROVINCES_34 if code != place)
    with database.read(Scope.province(other)) as connection:
        scope = Scope.province(other)
        rows = register_page(connection, scope=scope, vn34=other, filters=Filters(), today=TODAY)
    assert rows.rows == ()


def test_the_saved_page_tells_each_class(tmp_path: Path) -> None:
    """Against the page's own text, taken out of it in another way."""
    page = shared("ipvn_pages/VN4202416348.html")
    found = re.findall(
        r'ext-link-text">(\d+)</span></div><div class="col-md-10">(.*?)</div>',
        page.read_text("utf-8"),
    )
    wanted = {n: " ".join(unescape(words).split()).strip(" .;,:") for n, words in found}
    told = nice_parts(record(page).product or "")
    assert len(told) == 7 and told == wanted


@pytest.mark.parametrize("name", ["rn2178784", "sn85334015"])
def test_both_standards_tell_the_same_goods(name: str) -> None:
    old, new = (record(shared(f"uspto_marks/{name}-ST{n}.xml")) for n in (66, 96))
    tree = etree.parse(str(shared(f"uspto_marks/{name}-ST66.xml")))
    words = tree.xpath("string((//*[local-name()='GoodsServicesDescription'])[1])")
    wanted = {"9": " ".join(str(words).split()).strip(" .;,:")}
    assert nice_parts(old.product or "") == nice_parts(new.product or "") == wanted


def test_the_example_of_the_standard() -> None:
    example = shared("st96_examples/TrademarkApplication_Example.xml")
    told = nice_parts(record(example).product or "")
    assert list(told) == ["9"] and told["9"].startswith("Audio cables; Bags for cameras")
    assert told["9"].endswith("Wireless telephony apparatus")


def test_an_offices_own_classes_have_no_nice_goods(tmp_path: Path) -> None:
    """Class 21 of a national classification is another one than Nice 21."""
    national = (
        "<GoodsServicesDetails><GoodsServices><ClassDescriptionDetails><ClassDescription>"
        "<ClassNumber>21</ClassNumber><GoodsServicesDescription>Radios</GoodsServicesDescription>"
        "<ClassDescriptionExt><u:NationalClassTitleText>x</u:NationalClassTitleText>"
        "</ClassDescriptionExt></ClassDescription></ClassDescriptionDetails></GoodsServices>"
        "</GoodsServicesDetails>"
    )
    path = write(tmp_path / "x.xml", st66(st66_mark("1", national)))
    assert record(path).product is None
