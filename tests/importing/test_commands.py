"""The command line: import, show, undo as the contract has them, in a process of its own."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import make_url

from commands.import_ import import_command
from commands.show import show_command
from commands.undo import undo_command
from data_access.database.engine import Database
from settings import Settings
from tests.importing.files import csv_text, mark, write

ROOT = Path(__file__).parents[2]


@pytest.fixture
def settings(database: Database) -> Settings:
    return Settings(
        database_url=make_url(database.engine.url).render_as_string(hide_password=False)
    )


def call(command: Any, settings: Settings, *arguments: object) -> Result:
    return CliRunner().invoke(command, [str(a) for a in arguments], obj=settings)


def import_json(settings: Settings, *arguments: object) -> tuple[int, list[dict[str, Any]]]:
    result = call(import_command, settings, *arguments, "--json")
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]


def test_import_prints_one_object_a_file(settings: Settings, tmp_path: Path) -> None:
    path = write(tmp_path / "x.csv", csv_text([mark(), mark(so_don="4-2020-00002", ngay_nop="x")]))
    error = {
        "row": 3,
        "field": "Ngày nộp đơn",
        "reason": "“x” không phải ngày theo dạng ngày/tháng/năm; ghi ngày có thật, dạng ngày/tháng/năm, "
        "hoặc để trống nếu chưa có",
    }
    assert import_json(settings, path) == (
        0,
        [
            {
                "file": "x.csv", "format": "wipo_publish_csv", "kind": "assets", "accepted": 1, "updated": 0, "unchanged": 0,
                "rejected": 1, "errors": [error], "unread": {"columns": [], "sheets": [], "rows": 0}, "batch": 1,
            }
        ],
    )  # fmt: skip


def test_a_refused_file_ends_with_2_and_the_others_are_imported(
    settings: Settings, tmp_path: Path
) -> None:
    folder = tmp_path / "files"
    (folder / "inner").mkdir(parents=True)
    write(folder / "a.csv", csv_text([mark()]))
    write(folder / "b.csv", "")
    write(folder / ".hidden.csv", "")
    write(folder / "inner" / "c.tsv", csv_text([mark(so_don="4-2020-00003")], separator="\t"))
    code, told = import_json(settings, folder)
    assert (code, [(t["file"], t["format"], t["accepted"], t["batch"]) for t in told]) == (
        2,
        [
            ("a.csv", "wipo_publish_csv", 1, 1),
            ("b.csv", None, 0, None),
            ("c.tsv", "wipo_publish_tsv", 1, 2),
        ],
    )
    assert told[1]["errors"] == [{"row": None, "field": None, "reason": "Tệp rỗng."}]


def test_patterns_and_absent_files(settings: Settings, tmp_path: Path) -> None:
    for n in (1, 2):
        write(tmp_path / f"m{n}.csv", csv_text([mark(so_don=f"4-2020-0000{n}")]))
    code, told = import_json(settings, tmp_path / "m*.csv", tmp_path / "absent.csv")
    assert (code, [t["file"] for t in told]) == (2, ["m1.csv", "m2.csv", "absent.csv"])
    assert told[2]["errors"][0]["reason"] == "Không có tệp này."


def test_a_folder_without_files_and_an_empty_number(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "trong").mkdir()
    nothing = call(import_command, settings, tmp_path / "trong")
    assert (nothing.exit_code, nothing.stdout) == (2, "")
    assert nothing.stderr == "Error: Không tìm thấy tệp nào để nhập trong trong.\n"
    unnamed = call(show_command, settings, " ")
    assert (unnamed.exit_code, unnamed.stderr) == (
        2,
        "Error: Chưa nêu số đơn hoặc số văn bằng cần xem.\n",
    )


def test_strict_and_dry_run(settings: Settings, tmp_path: Path) -> None:
    path = write(tmp_path / "x.csv", csv_text([mark(), mark(so_don="4-2020-00002", ngay_nop="x")]))
    assert import_json(settings, path, "--strict")[0] == 2
    code, told = import_json(settings, path, "--dry-run")
    assert (code, told[0]["accepted"], told[0]["batch"]) == (0, 1, None)
    assert call(show_command, settings, "4-2020-00001").exit_code == 2


def test_a_declared_province(settings: Settings, tmp_path: Path) -> None:
    path = write(tmp_path / "x.csv", csv_text([mark()]))
    assert call(import_command, settings, path, "--province", "nghe-tinh").exit_code == 2
    assert import_json(settings, path, "--province", "nghe-an")[0] == 0
    assert (
        json.loads(call(show_command, settings, "4-2020-00001", "--json").stdout)["province"]
        == "Nghệ An"
    )


def test_a_person_reads_sentences(settings: Settings, tmp_path: Path) -> None:
    path = write(tmp_path / "x.csv", csv_text([mark(), mark(so_don="4-2020-00002", ngay_nop="x")]))
    assert call(import_command, settings, path).stdout.splitlines() == [
        "x.csv (wipo_publish_csv): 1 mới, 0 thay đổi, 0 không đổi, 1 bị loại (lần nhập số 1)",
        "  dòng 3, Ngày nộp đơn: “x” không phải ngày theo dạng ngày/tháng/năm; ghi ngày có thật, "
        "dạng ngày/tháng/năm, hoặc để trống nếu chưa có",
    ]
    shown = call(show_command, settings, "VN-4-2020-00001").stdout.splitlines()
    assert shown[:3] == [
        "MẪU: Nhãn hiệu, Đang thẩm định",
        "  Số đơn: 4-2020-00001",
        "  Ngày nộp đơn: 2020-04-17",
    ]


def test_show_has_the_keys_of_the_contract(settings: Settings, tmp_path: Path) -> None:
    line = mark(
        so_bang="4-0405854-000",
        ngay_cap="07.12.2021",
        nhom="30",
        dia_chi="Quy Nhơn, Bình Định",
        trang_thai="Cấp bằng",
    )
    import_json(settings, write(tmp_path / "x.csv", csv_text([line])))
    shown = json.loads(call(show_command, settings, "4-0405854-000", "--json").stdout)
    as_of = shown.pop("as_of")
    assert shown == {
        "office": "VN", "kind": "NH", "application_no": "4-2020-00001", "application_date": "2020-04-17",
        "registration_no": "4-0405854-000", "registration_date": "2021-12-07", "expiry_date": None, "title": "MẪU", "mark_category": None,
        "owners": ["Công ty Mẫu"],
        "inventors": [], "classes": [{"scheme": "nice", "code": "30"}], "status": "in_force", "status_raw": "Cấp bằng", "events": [],
        "province": "Gia Lai", "province_vn63": "Bình Định", "country": "VN", "source": "wipo_publish",
    }  # fmt: skip
    assert len(as_of) == 10


def test_show_lists_records_that_share_a_number(settings: Settings, tmp_path: Path) -> None:
    patents = "Tên sáng chế,Số bằng,Ngày cấp\nMáy,12345,01.02.2010\n"
    import_json(
        settings,
        write(tmp_path / "a.csv", csv_text([mark(so_don="", so_bang="12345")])),
        write(tmp_path / "b.csv", patents),
    )
    shown = json.loads(call(show_command, settings, "12345", "--json").stdout)
    assert [(record["kind"], record["title"]) for record in shown] == [("NH", "MẪU"), ("SC", "Máy")]


def test_undo_takes_an_import_back_once(settings: Settings, tmp_path: Path) -> None:
    import_json(settings, write(tmp_path / "x.csv", csv_text([mark()])))
    assert (
        call(undo_command, settings, 1).stdout == "Đã hoàn tác lần nhập số 1: gỡ 1, khôi phục 0.\n"
    )
    again = call(undo_command, settings, 1)
    assert (again.exit_code, again.stderr) == (
        2,
        "Error: Lần nhập số 1 đã được hoàn tác trước đó.\n",
    )
    assert call(show_command, settings, "4-2020-00001").exit_code == 2


def test_the_command_in_a_process_of_its_own_on_a_new_database(tmp_path: Path) -> None:
    path = write(tmp_path / "x.csv", csv_text([mark()]))
    environment = {
        **os.environ,
        "IPP_DATA_DIR": str(tmp_path / "var"),
        "IPP_MODE": "demo",
        "IPP_DATABASE_URL": "",
    }

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "app.py", *arguments],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    imported, shown = run("import", str(path), "--json"), run("show", "4-2020-00001", "--json")
    assert (imported.returncode, json.loads(imported.stdout)["accepted"], imported.stderr) == (
        0,
        1,
        "",
    )
    assert (shown.returncode, json.loads(shown.stdout)["title"]) == (0, "MẪU")


def test_each_file_of_an_archive_is_reported_by_itself(settings: Settings, tmp_path: Path) -> None:
    """Two good files and a broken one: exit 2, the good ones stay."""
    path = tmp_path / "goi.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("a.csv", csv_text([mark()]))
        archive.writestr("trong/b.csv", csv_text([mark(so_don="4-2020-00002")]))
        archive.writestr("c.xml", "<a>")
    code, told = import_json(settings, path)
    assert code == 2
    assert [(t["file"], t["accepted"]) for t in told] == [
        ("goi.zip › a.csv", 1),
        ("goi.zip › b.csv", 1),
        ("goi.zip › c.xml", 0),
    ]


def test_the_limit_of_uploads_is_none_of_the_command_line(
    database: Database, settings: Settings, tmp_path: Path
) -> None:
    """A file that lies on the server's disk is read whatever its size: a log of 1 GB, a CSV of a
    million rows."""
    path = write(tmp_path / "x.csv", csv_text([mark()]))
    with ZipFile(tmp_path / "x.zip", "w") as package:
        package.writestr("y.csv", csv_text([mark(so_don="4-2020-00002")]))
    code, told = import_json(replace(settings, upload_limit_mb=0), path, tmp_path / "x.zip")
    assert (code, [line["accepted"] for line in told]) == (0, [1, 1])
