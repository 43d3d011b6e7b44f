"""`report`: a report as a file; what is wrong is said in one sentence, exit 2."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app import cli
from data_access.database.engine import Database
from data_access.upkeep import upgrade
from language import LANGUAGES


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the reference facts alone."""
    found = tmp_path_factory.mktemp("report")
    database = Database(f"sqlite:///{found / 'demo.sqlite3'}")
    upgrade.upgrade(database)
    database.dispose()
    return found


@pytest.fixture
def told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.setenv("IPP_DATA_DIR", str(folder))
    monkeypatch.setenv("IPP_MODE", "demo")

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(cli, ["report", *arguments])

    return run


def document(path: Path) -> str:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as parts:
        return parts.read("word/document.xml").decode()


def test_the_report_of_2021_is_written(told: Callable[..., Result], tmp_path: Path) -> None:
    out = tmp_path / "nam.docx"
    answer = told("annual", "--period", "2021", "--out", str(out))
    assert (answer.exit_code, answer.output) == (0, f"Đã ghi {out}.\n")
    assert "hơn 1.000" in document(out) and "gần 100" in document(out)
    english = tmp_path / "year.docx"
    told("annual", "--period", "2021", "--lang", "en", "--out", str(english))
    assert "more than 1,000" in document(english)


@pytest.mark.parametrize(("name", "period"), [("annual", "2021"), ("bulletin", "2022-06")])
@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        ("docx", b"PK"),
        ("xlsx", b"PK"),
        ("pptx", b"PK"),
        ("pdf", b"%PDF"),
        ("html", b"<!DOCTYPE html>"),
    ],
)
def test_each_kind_of_file(
    told: Callable[..., Result], tmp_path: Path, name: str, period: str, kind: str, begins: bytes
) -> None:
    out = tmp_path / f"{name}.{kind}"
    answer = told(name, "--period", period, "--format", kind, "--out", str(out))
    assert answer.exit_code == 0 and out.read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["yearly", "--period", "2021"], "Không có mẫu báo cáo “yearly”"),
        (["annual", "--period", "2021-06"], "“2021-06” không phải kỳ của mẫu annual"),
        (["annual"], "“” không phải kỳ của mẫu annual"),
        (["annual", "--period", "2999"], "Kỳ 2999 chưa bắt đầu."),
        (["annual", "--period", "1999"], "Chưa có số liệu nào của kỳ 1999"),
        (["bulletin", "--period", "2021"], "xin ghi như 2022-06"),
        (["bulletin", "--period", "2022-13"], "xin ghi như 2022-06"),
        (["bulletin", "--period", "1999-01"], "Chưa có số liệu nào của kỳ 1999-01"),
        (["annual", "--period", "2021", "--scope", "nghe-an"], "chỉ có phạm vi vien"),
        (["station", "--period", "2021"], "cần phạm vi tram/SỐ"),
        (["station", "--period", "2021", "--scope", "tram/99999"], "Không có Trạm số 99999"),
        (["annual", "--period", "2021", "--format", "exe"], "Không có dạng tệp “exe”"),
        (["provincial", "--period", "2026-H3", "--scope", "nghe-an"], "2026-H1, 2026-9M, 2026"),
        (["provincial", "--period", "2025"], "chẳng hạn nghe-an; không có “vien”"),
        (["provincial", "--period", "2025", "--scope", "tram/3"], "chẳng hạn nghe-an"),
        (["provincial", "--period", "2025", "--scope", "nghe-an"], "Chưa có số liệu nào của kỳ"),
        (["provincial", "--period", "2999-Q1", "--scope", "nghe-an"], "không phải kỳ"),
        (["provincial", "--period", "2199-Q1", "--scope", "nghe-an"], "chưa bắt đầu"),
        (["record"], "Mẫu record cần --asset SỐ"),
        (["record", "--asset", "7"], "Không có bản ghi số 7."),
        (["record", "--asset", "7", "--period", "2021"], "không có kỳ"),
        (["record", "--asset", "7", "--scope", "tram/1"], "không có “tram/1”"),
        (["annual", "--period", "2021", "--asset", "7"], "Chỉ mẫu record dùng --asset."),
        (
            ["annual", "--period", "2021", "--lang", "xx"],
            f"Ngôn ngữ của báo cáo là {', '.join(LANGUAGES)}.",
        ),
    ],
)
def test_what_is_wrong_is_said(
    told: Callable[..., Result], tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    out = tmp_path / "none"
    answer = told(*arguments, "--out", str(out))
    assert answer.exit_code == 2 and sentence in answer.output
    assert "Traceback" not in answer.output and not out.exists()


def test_a_place_that_cannot_be_written(told: Callable[..., Result], tmp_path: Path) -> None:
    out = tmp_path / "not-there" / "nam.docx"
    answer = told("annual", "--period", "2021", "--out", str(out))
    assert answer.exit_code == 2 and "Không ghi được" in answer.output
    for place in (".", "/"):
        answer = told("annual", "--period", "2021", "--out", place)
        assert answer.exit_code == 2 and "Không ghi được" in answer.output, answer.output
    assert list(tmp_path.iterdir()) == []
