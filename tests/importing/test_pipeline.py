"""The whole way: file → register, on both databases. Counts, places, repeats, refusals that leave
nothing behind."""

import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from data_access.accounts import audit
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.importing.stage.fill import faults
from data_access.records.search import matching
from data_access.tables import (
    asset,
    asset_class,
    asset_party,
    audit_log,
    import_batch,
    import_row_error,
    metadata,
)
from data_access.writing.undo import undo
from domain.records.asset import AssetRecord, LegalEvent, Place
from readers.file.reading import FileRefused
from tests.importing import TODAY
from tests.importing.files import counts, csv_text, grid_xlsx, mark, run, stored, write
from tests.importing.st96_documents import PATENT, applicant, document, el, mark_xml, patent_xml

NGHE_AN, GIA_LAI = "40", "52"
HELD = "Số này đã có trong hệ thống và không thuộc phạm vi của tỉnh; bản ghi giữ nguyên, Viện sẽ xem xét."
FOREIGN = (
    "Dòng này thuộc tỉnh khác theo địa chỉ: Gia Lai; tài khoản chỉ nhập được dữ liệu của tỉnh mình."
)
ABROAD = "Dòng này thuộc nước ngoài theo địa chỉ; tài khoản chỉ nhập được dữ liệu của tỉnh mình."
UNCLEAR = "Không rõ tỉnh: địa chỉ “Nhà ông Tư” không nêu tỉnh nào; khai báo là của tỉnh mình, hoặc ghi thêm tên tỉnh, thành phố rồi nhập lại."


def grid(path: Path, *lines: dict[str, Any]) -> Path:
    return write(path, csv_text(list(lines)))


def everything(database: Database) -> dict[str, int]:
    """Rows of every table that an import may touch."""
    kept = {
        "province",
        "province_succession",
        "deadline_rule",
        "state",
        "published_figure",
        "station",
        "event",
        "population",
    }
    with database.read(SYSTEM) as connection:
        tables = [t for t in metadata.sorted_tables if t.name not in kept]
        return {
            t.name: n
            for t in tables
            if (n := connection.scalar(select(func.count()).select_from(t)))
        }


def test_importing_again_changes_nothing(database: Database, tmp_path: Path) -> None:
    """D-1: the second import of a file adds 0; the content hash is recorded."""
    path = grid(
        tmp_path / "x.csv",
        mark(dia_chi="Vinh, Nghệ An"),
        mark(so_don="4-2020-00002", trang_thai="Cấp bằng", nhom="30"),
    )
    assert counts(run(database, path)) == (2, 0, 0, 0)
    before = everything(database)
    second = run(database, path)
    assert counts(second) == (0, 0, 2, 0)
    after = everything(database)
    assert {
        name: n - before.get(name, 0) for name, n in after.items() if n != before.get(name)
    } == {"import_batch": 1, "audit_log": 1}
    with database.read(SYSTEM) as connection:
        hashes = connection.scalars(select(import_batch.c.sha256)).all()
        assert audit.verify(connection) is None
    assert len(hashes) == 2
    assert len(set(hashes)) == 1


def test_two_imports_at_once_add_the_rows_once(database: Database, tmp_path: Path) -> None:
    """D-1: in two sessions at once."""
    path = grid(
        tmp_path / "x.csv", *(mark(so_don=f"4-2020-{n:05}", ten=f"M{n}") for n in range(1, 41))
    )
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda _n: run(database, path), range(2)))
    assert sorted(counts(result) for result in results) == [(0, 0, 40, 0), (40, 0, 0, 0)]


def test_the_same_rows_from_a_workbook_are_the_same_records(
    database: Database, tmp_path: Path
) -> None:
    line = mark(dia_chi="Vinh, Nghệ An", nhom="30")
    run(database, grid(tmp_path / "x.csv", line))
    assert counts(run(database, grid_xlsx(tmp_path / "x.xlsx", [line]))) == (0, 0, 1, 0)


def test_a_number_in_another_spelling_and_a_name_in_another_form_is_the_same(
    database: Database, tmp_path: Path
) -> None:
    """V-6: NFC and NFD are one."""
    run(database, grid(tmp_path / "a.csv", mark(ten="Nghệ An", so_don="4-2020-00001")))
    again = mark(ten="Nghe\u0323\u0302 An", so_don="VN4202000001")
    assert counts(run(database, grid(tmp_path / "b.csv", again))) == (0, 1, 0, 0)
    assert stored(database, "4-2020-1").record.title == "Nghệ An"


def test_both_forms_of_a_name_are_found_and_sorted_as_in_a_dictionary(
    database: Database, tmp_path: Path
) -> None:
    """V-6: a ă â b d đ e ê o ô ơ u ư, then tones."""
    names = [
        "An",
        "Àn",
        "Ản",
        "Ăn",
        "Ân",
        "Bò",
        "Da",
        "Đa",
        "Em",
        "Êm",
        "Ong",
        "Ông",
        "Ơn",
        "Ung",
        "Ưng",
    ]
    lines = [
        mark(ten=unicodedata.normalize("NFD", name), so_don=f"4-2020-{n:05}")
        for n, name in enumerate(reversed(names), start=1)
    ]
    assert counts(run(database, grid(tmp_path / "x.csv", *lines))) == (len(names), 0, 0, 0)
    with database.read(SYSTEM) as connection:
        assert list(connection.scalars(select(asset.c.title).order_by(asset.c.title_sort))) == names
        for form in ("NFC", "NFD"):
            query = select(asset.c.title).where(
                matching(unicodedata.normalize(form, "Đa"), database.dialect)
            )
            assert set(connection.scalars(query)) == {"Da", "Đa"}


def test_a_changed_record_keeps_its_former_values(database: Database, tmp_path: Path) -> None:
    """V-7 in part: across files the later one counts, the former value stays in the history."""
    run(database, grid(tmp_path / "a.csv", mark(trang_thai="Công bố")))
    assert counts(run(database, grid(tmp_path / "b.csv", mark(trang_thai="Cấp bằng")))) == (
        0,
        1,
        0,
        0,
    )
    view = stored(database, "4-2020-00001")
    assert (view.record.status_raw, view.status) == ("Cấp bằng", "in_force")
    assert ("status_raw", "Công bố", "Cấp bằng") in [(c.field, c.old, c.new) for c in view.changes]


def test_undo_gives_back_what_was_there(database: Database, tmp_path: Path) -> None:
    run(database, grid(tmp_path / "a.csv", mark(ten="CŨ")))
    second = run(database, grid(tmp_path / "b.csv", mark(ten="MỚI"), mark(so_don="4-2020-00002")))
    with database.write(SYSTEM) as connection:
        undone = undo(connection, second.batch or 0, actor="operator", today=TODAY)
    assert (undone.restored, undone.removed) == (1, 1)
    assert stored(database, "4-2020-00001").record.title == "CŨ"


@pytest.mark.parametrize(
    ("address", "place", "country"),
    [
        (
            "Số 1 Lê Lợi, phường Quang Trung, thành phố Vinh, tỉnh Nghệ An",
            Place("40", "40", "address"),
            "VN",
        ),
        ("12 Trần Phú, TP. Quy Nhơn, tỉnh Bình Định", Place("52", "52", "address"), "VN"),
        ("7 Hùng Vương, TP Nam Định, tỉnh Nam Định", Place("37", "36", "address"), "VN"),
        ("Phan Rang - Tháp Chàm, Ninh Thuận", Place("56", "58", "address"), "VN"),
        ("1-2-3 Marunouchi, Tokyo, Japan", Place("abroad", "abroad", "address"), "JP"),
        ("Nhà ông Tư", Place("unresolved", "unresolved", "none"), None),
        ("", Place("unresolved", "unresolved", "none"), None),
    ],
)
def test_the_place_comes_from_the_address(
    database: Database, tmp_path: Path, address: str, place: Place, country: str | None
) -> None:
    run(database, grid(tmp_path / "x.csv", mark(dia_chi=address)))
    found = stored(database, "4-2020-00001").record
    assert (found.place, found.country) == (place, country)


def test_rows_without_address_take_the_declared_province(
    database: Database, tmp_path: Path
) -> None:
    path = grid(
        tmp_path / "x.csv",
        mark(),
        mark(so_don="4-2020-00002", dia_chi="Quy Nhơn, Bình Định"),
        mark(so_don="4-2020-00003", chu="(US) A Inc."),
    )
    assert counts(run(database, path, declared=NGHE_AN)) == (3, 0, 0, 0)
    places = [stored(database, f"4-2020-0000{n}").record.place for n in (1, 2, 3)]
    assert places == [
        Place("40", "40", "declared"),
        Place("52", "52", "address"),
        Place("abroad", "abroad", "country"),
    ]


def test_a_declared_province_of_several_former_ones_leaves_the_former_one_open(
    database: Database, tmp_path: Path
) -> None:
    run(database, grid(tmp_path / "x.csv", mark()), declared=GIA_LAI)
    assert stored(database, "4-2020-00001").record.place == Place("52", "unknown", "declared")


def test_a_number_that_another_province_holds_is_not_changed_by_a_declaration(
    database: Database, tmp_path: Path
) -> None:
    """The message tells nothing about the holder."""
    run(database, grid(tmp_path / "a.csv", mark(ten="CỦA GIA LAI", dia_chi="Quy Nhơn, Bình Định")))
    path = grid(tmp_path / "b.csv", mark(ten="CHIẾM"), mark(so_don="4-2020-00002"))
    for options in ({"declared": NGHE_AN}, {"scope_vn34": NGHE_AN}):
        result = run(database, path, **options)
        assert result.rejected == 1
        assert [tuple(e) for e in result.errors] == [(2, None, HELD)]
    view = stored(database, "4-2020-00001")
    assert (view.record.title, view.record.place.vn34) == ("CỦA GIA LAI", GIA_LAI)


def test_an_officer_imports_only_the_own_province(database: Database, tmp_path: Path) -> None:
    """V-15: rows of another province are rejected and audited; a national sender may import
    them."""
    other = mark(so_don="4-2020-00002", dia_chi="Quy Nhơn, Bình Định")
    unclear = mark(so_don="4-2020-00003", dia_chi="Nhà ông Tư")
    abroad = mark(so_don="4-2020-00005", dia_chi="1-7-1 Konan, Minato-ku, Tokyo, Japan")
    path = grid(
        tmp_path / "x.csv",
        mark(dia_chi="Vinh, Nghệ An"),
        other,
        unclear,
        mark(so_don="4-2020-00004"),
        abroad,
    )
    result = run(database, path, scope_vn34=NGHE_AN)
    assert counts(result) == (2, 0, 0, 3)
    assert [tuple(e) for e in result.errors] == [
        (3, None, FOREIGN),
        (4, None, UNCLEAR),
        (6, None, ABROAD),
    ]
    with database.read(SYSTEM) as connection:
        denied = connection.execute(
            select(audit_log.c.vn34, audit_log.c.detail).where(
                audit_log.c.action == "import_denied"
            )
        ).one()
        assert {row.vn34 for row in connection.execute(select(asset.c.vn34))} == {NGHE_AN}
    told = {"rows": [3, 4, 6], "count": 3, "post": "officer:nghe-an"}
    assert tuple(denied) == (NGHE_AN, told)
    assert counts(run(database, path)) == (3, 0, 2, 0)


def test_repeats_within_a_file(database: Database, tmp_path: Path) -> None:
    """V-7: the same said twice counts as unchanged, something else under the same number is
    rejected."""
    path = grid(tmp_path / "x.csv", mark(), mark(), mark(ten="KHÁC"))
    result = run(database, path)
    assert counts(result) == (1, 0, 1, 1)
    assert [tuple(e) for e in result.errors] == [
        (4, None, "Trùng số với dòng 2 nhưng khác nội dung")
    ]


@pytest.mark.parametrize(
    ("overrides", "field", "reason"),
    [
        ({"ngay_nop": "03.11.2026"}, "ngày nộp đơn", "03/11/2026 là ngày trong tương lai"),
        (
            {"ngay_nop": "01/01/1899"},
            "ngày nộp đơn",
            "01/01/1899 trước năm 1982, khi sổ đăng ký của Việt Nam bắt đầu",
        ),
        (
            {"ngay_nop": "", "ngay_cong_bo": "31/12/1981"},
            "ngày công bố",
            "31/12/1981 trước năm 1982, khi sổ đăng ký của Việt Nam bắt đầu",
        ),
        (
            {"ngay_nop": "", "ngay_cap": "1/2/1900"},
            "ngày cấp",
            "01/02/1900 trước năm 1982, khi sổ đăng ký của Việt Nam bắt đầu",
        ),
        ({"ngay_cong_bo": "03.11.2026"}, "ngày công bố", "03/11/2026 là ngày trong tương lai"),
        ({"ngay_cap": "01.01.2030"}, "ngày cấp", "01/01/2030 là ngày trong tương lai"),
        (
            {"ngay_cap": "01.01.2021", "het_han": "31.12.2020"},
            "ngày hết hạn",
            "ngày hết hạn 31/12/2020 trước ngày cấp 01/01/2021",
        ),
        (
            {"ngay_cap": "01.01.2019"},
            "ngày cấp",
            "ngày cấp 01/01/2019 trước ngày nộp đơn 17/04/2020",
        ),
        (
            {"so_don": "", "so_bang": "không"},
            "số đơn",
            "Thiếu số đơn, số văn bằng: không có chữ số nào",
        ),
        ({"so_bang": "9" * 61}, "số văn bằng", "Dài quá 60 ký tự"),
        (
            {"chu": "Công ty V\ufffdn Phần"},
            "tên",
            "Có ký tự “\ufffd” ở chỗ chữ đã mất; hãy lấy lại từ tệp gốc",
        ),
    ],
)
def test_what_cannot_be_right_is_rejected(
    database: Database, tmp_path: Path, overrides: dict[str, str], field: str, reason: str
) -> None:
    """V-8: the bad row is reported and kept in the batch, the good one is written."""
    path = grid(tmp_path / "x.csv", mark(so_don="4-2020-00009"), mark(**overrides))
    result = run(database, path)
    assert counts(result) == (1, 0, 0, 1)
    assert [tuple(e) for e in result.errors] == [(3, field, reason)]
    with database.read(SYSTEM) as connection:
        row = connection.execute(select(import_row_error)).one()
    assert (row.batch_id, row.row, row.field, row.reason) == (result.batch, 3, field, reason)


def test_other_offices_are_older_than_the_register(database: Database, tmp_path: Path) -> None:
    """V-8: the first national year is the register's own; an international registration may be of
    1899."""
    path = grid(
        tmp_path / "x.csv",
        mark(so_don="123456", so_bang="123456", ngay_nop="01/01/1899"),
        mark(ngay_nop="01/01/1982"),
    )
    assert counts(run(database, path)) == (2, 0, 0, 0)


def test_a_code_of_an_event_that_the_register_cannot_hold() -> None:
    """PostgreSQL would refuse the whole file."""
    events = (LegalEvent("other", None, code="C" * 20), LegalEvent("other", None, code="C" * 21))
    record = AssetRecord(
        office="VN", kind="NH", title="A", application_no="4-2020-00001", events=events
    )
    assert [tuple(e) for e in faults(record, 7, TODAY)] == [
        (7, "sự kiện pháp lý", "Dài quá 20 ký tự")
    ]
    assert faults(replace(record, events=events[:1]), 7, TODAY) == []


@pytest.mark.parametrize("options", [{"strict": True}, {"dry_run": True}])
def test_strict_and_dry_runs_write_nothing(
    database: Database, tmp_path: Path, options: dict[str, bool]
) -> None:
    path = grid(tmp_path / "x.csv", mark(), mark(so_don="4-2020-00002", ngay_nop="x"))
    if "strict" in options:
        with pytest.raises(FileRefused, match="Có 1 dòng không nhận được") as caught:
            run(database, path, **options)
        assert [tuple(e)[:2] for e in caught.value.errors] == [(3, "Ngày nộp đơn")]
    else:
        result = run(database, path, **options)
        assert (counts(result), result.batch) == ((1, 0, 0, 1), None)
    assert everything(database) == {}


def test_a_strict_file_is_refused_for_a_held_number_as_well(
    database: Database, tmp_path: Path
) -> None:
    run(database, grid(tmp_path / "a.csv", mark(dia_chi="Quy Nhơn, Bình Định")))
    before = everything(database)
    with pytest.raises(FileRefused):
        run(
            database,
            grid(tmp_path / "b.csv", mark(), mark(so_don="4-2020-00002")),
            declared=NGHE_AN,
            strict=True,
        )
    assert everything(database) == before


@pytest.mark.parametrize("name", ["cut.csv", "cut.xml", "empty.csv", "heading.csv", "large.csv"])
def test_a_refused_file_leaves_nothing(database: Database, tmp_path: Path, name: str) -> None:
    """V-1 and V-12 in part."""
    text = csv_text([mark(), mark(so_don="4-2020-00002")])
    xml = document("".join(mark_xml(number=f"4-2020-{n:05}") for n in range(1, 50)))
    content = {
        "cut.csv": text[:-20] + '"',
        "cut.xml": xml[:-30],
        "empty.csv": "",
        "heading.csv": text.splitlines()[0] + "\n",
        "large.csv": text,
    }
    with pytest.raises(FileRefused):
        run(
            database,
            write(tmp_path / name, content[name]),
            limit_bytes=len(text) - 1 if name == "large.csv" else 1 << 20,
        )
    assert everything(database) == {}


def test_more_rows_than_one_portion(database: Database, tmp_path: Path) -> None:
    path = grid(
        tmp_path / "x.csv",
        *(mark(so_don=f"4-2020-{n:05}", ten=f"M{n}", nhom="30") for n in range(1, 5_203)),
    )
    assert counts(run(database, path)) == (5_202, 0, 0, 0)
    with database.read(SYSTEM) as connection:
        sizes = [
            connection.scalar(select(func.count()).select_from(table))
            for table in (asset, asset_class, asset_party)
        ]
    assert sizes == [5_202, 5_202, 5_202]


def test_a_national_mark_in_xml_counts_where_its_applicant_lives(
    database: Database, tmp_path: Path
) -> None:
    bag = el("tmk:ApplicantBag", applicant("Công ty A", "1 Lê Lợi, Vinh, Nghệ An"))
    run(database, write(tmp_path / "x.xml", document(mark_xml(extra=bag))))
    view = stored(database, "4-2020-00001")
    assert (view.record.place, view.record.national, view.status) == (
        Place("40", "40", "address"),
        True,
        "pending",
    )
    assert view.record.application_date == date(2020, 4, 17)


def test_what_does_not_fit_the_columns_is_told_by_record(
    database: Database, tmp_path: Path
) -> None:
    """The same on both databases, although SQLite would take it."""
    codes = el("pat:PatentClassificationBag/pat:IPCClassification/pat:MainClassification", "A" * 61)
    text = document(
        patent_xml() + patent_xml(number="1-2020-00002", extra=codes),
        root="pat:PatentPublication",
        own=PATENT,
    )
    result = run(database, write(tmp_path / "x.xml", text))
    assert (counts(result), [tuple(e)[1:] for e in result.errors]) == (
        (1, 0, 0, 1),
        [("phân loại", "Dài quá 60 ký tự")],
    )


def test_the_senders_name_of_a_file_is_made_harmless(database: Database, tmp_path: Path) -> None:
    """V-14."""
    path = grid(tmp_path / "x.csv", mark())
    for given, kept in (
        ("../../etc/x\r\n.csv", "x.csv"),
        ("a" * 300 + ".csv", "a" * 120),
        ("\u202egpj.csv", "gpj.csv"),
        ("C:\\x\\y.csv", "y.csv"),
    ):
        assert run(database, path, name=given).file == kept
