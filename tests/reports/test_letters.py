"""Letters out of templates: every place is filled, in whatever pieces Word keeps it; what is no
template is refused by name."""

import ast
import io
import json
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from commands.letters_job import LIMITS, work_in
from data_access.importing.jobs import Folder
from reports.letters import ANSWER, PLACEHOLDERS, BadTemplate, ask, check, letter, standard_template

ROOT = Path(__file__).parents[2]


def saved(document) -> bytes:  # type: ignore[no-untyped-def]
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def words(content: bytes) -> list[str]:
    return [p.text for p in Document(io.BytesIO(content)).paragraphs]


def test_a_place_cut_into_runs_keeps_the_look_of_its_beginning() -> None:
    document = Document()
    paragraph = document.add_paragraph("Hạn ")
    paragraph.add_run("{{h").bold = True
    paragraph.add_run("an").italic = True
    paragraph.add_run("}} và {{ viec }}.")
    document.add_table(1, 1).cell(0, 0).text = "{{ten_chu}}"
    document.sections[0].footer.paragraphs[0].text = "{{don_vi}}"
    done = Document(
        io.BytesIO(
            letter(
                saved(document),
                {"han": "01/12/2026", "viec": "Gia hạn {{han}}", "ten_chu": "HTX", "don_vi": "Sở"},
            )
        )
    )
    runs = done.paragraphs[0].runs
    assert done.paragraphs[0].text.startswith("Hạn 01/12/2026 và Gia hạn ")
    assert (runs[1].text, runs[1].bold) == ("01/12/2026", True)
    assert (
        done.tables[0].cell(0, 0).text == "HTX"
        and done.sections[0].footer.paragraphs[0].text == "Sở"
    )


def all_words(content: bytes) -> str:
    """Of the head of the page, the text and the tables."""
    document = Document(io.BytesIO(content))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    parts = [document.sections[0].header, document, *cells]
    return "\n".join(p.text for part in parts for p in part.paragraphs)


OF_ONE_DEADLINE = {"ten_tai_san", "loai", "so_van_bang", "so_don", "viec", "han", "nop_muon_den"}
OF_ONE_DEADLINE |= {"so_tien", "ngay_lap", "don_vi"}
"""Places that the standard letter does not need: it has a table of all deadlines."""


def test_the_standard_letter_fills_every_place() -> None:
    check(standard_template())
    values = {name: f"<{name}>" for name in PLACEHOLDERS if name != "bang_thoi_han"}
    table = [("TT", "Văn bằng"), ("1", "số <4-1>"), ("2", "số 4-2")]
    text = all_words(letter(standard_template(), values, table))
    wanted = set(values) - OF_ONE_DEADLINE
    assert "{{" not in text and {name for name in wanted if f"<{name}>" not in text} == set()
    assert [text.count(cell) for line in table for cell in line[1:]] == [1, 1, 1]


def test_the_last_words_stay_with_the_signature() -> None:
    word = Document(io.BytesIO(standard_template()))
    kept = [p.text for p in word.paragraphs if p.text and p.paragraph_format.keep_with_next]
    assert kept == ["{{de_nghi}}", "{{luu_y}}", "{{lien_he}}"]


def test_what_has_nothing_to_say_leaves_no_gap() -> None:
    """A paragraph of an empty place goes; a cell keeps its last one."""
    document = Document()
    for text in ("{{mo_dau}}", "{{luu_y}}", "{{ten_chu}}"):
        document.add_paragraph(text)
    document.add_table(1, 1).cell(0, 0).text = "{{nguoi_ky}}"
    made = letter(saved(document), {"ten_chu": "HTX", "mo_dau": "", "luu_y": ""})
    assert words(made) == ["HTX"]


def test_a_template_with_the_table_needs_no_work_and_day() -> None:
    check(template("{{ten_chu}} {{bang_thoi_han}}"))
    with pytest.raises(BadTemplate, match="ten_chu"):
        check(template("{{bang_thoi_han}}"))


def template(text: str) -> bytes:
    document = Document()
    document.add_paragraph(text)
    return saved(document)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "cần một tệp .docx"),
        (b"PK\x03\x04 broken", "cần một tệp .docx"),
        (template("{{ten_chu}} {{viec}}"), "Thiếu chỗ điền bắt buộc: han"),
        (template("{{ten_chu}} {{viec}} {{han}} {{mat_khau}}"), "Không biết chỗ điền: mat_khau"),
        (b"0" * 5_000_001, "Mẫu quá lớn"),
    ],
)
def test_what_is_no_template_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(BadTemplate, match=why):
        check(content)


def test_macros_are_refused() -> None:
    content = io.BytesIO(template("{{ten_chu}} {{viec}} {{han}}"))
    with zipfile.ZipFile(content, "a") as parts:
        parts.writestr("word/vbaProject.bin", b"x")
    with pytest.raises(BadTemplate, match="macro"):
        check(content.getvalue())


@pytest.mark.parametrize("table", [False, True])
def test_a_book_is_no_letter(table: bool) -> None:
    """V-10: each letter opens the template anew, so that it is short: 300 paragraphs, or 2 MB of
    XML however well it is packed."""
    document = Document()
    document.add_paragraph("{{ten_chu}} {{viec}} {{han}}")
    for _n in range(297):
        document.add_paragraph("x")
    check(saved(document))  # 300 with the empty ones of header and footer
    if table:
        document.add_table(2, 1)
    else:
        document.add_paragraph("x " * 1_100_000)
    with pytest.raises(BadTemplate, match="300 đoạn"):
        check(saved(document))


@pytest.mark.parametrize(
    ("type", "target", "refused"),
    [
        ("attachedTemplate", "http://127.0.0.1/x.dotm", True),
        ("image", "http://127.0.0.1/x.png", True),
        ("oleObject", "file:///etc/passwd", True),
        ("hyperlink", "file:///c:/x.exe", True),
        ("hyperlink", "https://ipplatform.gov.vn", False),
    ],
)
def test_templates_that_fetch_something_are_refused(
    type: str, target: str, *, refused: bool
) -> None:
    document = Document()
    document.add_paragraph("{{ten_chu}} {{viec}} {{han}}")
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    document.part.relate_to(target, f"{space}/{type}", is_external=True)
    if refused:
        with pytest.raises(BadTemplate, match="liên kết tới tệp hoặc máy chủ khác"):
            check(saved(document))
    else:
        check(saved(document))


def test_a_letter_does_not_tell_who_made_its_template() -> None:
    document = Document()
    document.add_paragraph("{{ten_chu}}")
    about = document.core_properties
    about.author, about.last_modified_by, about.comments = (
        "Nguyễn Văn Máy",
        "PC-42",
        "C:\\Users\\may",
    )
    with zipfile.ZipFile(io.BytesIO(letter(saved(document), {"ten_chu": "HTX"}))) as parts:
        told = parts.read("docProps/core.xml").decode()
    assert not [word for word in ("Máy", "PC-42", "Users") if word in told]


def with_body(xml: str, **more: bytes) -> bytes:
    """A good template with something more in its text, and more parts ('__' stands for '.')."""
    good, out = io.BytesIO(template("{{ten_chu}} {{viec}} {{han}}")), io.BytesIO()
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:sectPr", xml.encode() + b"<w:sectPr", 1)
            new.writestr(name, content)
        for name, content in more.items():
            new.writestr(name.replace("__", "."), content)
    return out.getvalue()


def lying() -> bytes:
    """One part unpacks to 200 MB, its directory entry says 5,000 bytes."""
    raw = bytearray(with_body("", x__xml=b" " * (200 << 20)))
    at = raw.rfind(b"x.xml") - 46
    assert raw[at : at + 4] == b"PK\x01\x02"
    struct.pack_into("<I", raw, at + 24, 5_000)
    return bytes(raw)


def packed_by(method: int) -> bytes:
    out = io.BytesIO(template("{{ten_chu}} {{viec}} {{han}}"))
    with zipfile.ZipFile(out, "a") as parts:
        parts.writestr("word/x.xml", b"<x/>", method)
    return out.getvalue()


CELL = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
TABLE = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{}</w:tr></w:tbl>"
DEEP = "".join(
    ["<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>"] * 60 + ["<w:p/></w:tc></w:tr></w:tbl>"] * 60
)
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a cell over 30 million columns": (
        lambda: with_body(TABLE.format(CELL.format('<w:gridSpan w:val="30000000"/>'))),
        "",
    ),
    "merged with what is not above": (
        lambda: with_body(TABLE.format(CELL.format("<w:vMerge/>") * 200)),
        "",
    ),
    "tables in tables": (lambda: with_body(DEEP), ""),
    "a level of a billion": (
        lambda: with_body(
            '<w:p><w:pPr><w:numPr><w:ilvl w:val="999999999"/></w:numPr></w:pPr></w:p>'
        ),
        "",
    ),
    "cells by the thousand": (
        lambda: with_body(TABLE.format(CELL.format("") * 4_000)),
        "Mẫu quá dài",
    ),
    "empty paragraphs": (lambda: with_body("<w:p/>" * 250_000), "Mẫu quá dài"),
    "columns": (
        lambda: with_body(
            "<w:tbl><w:tblPr/><w:tblGrid>" + "<w:gridCol/>" * 150_000 + "</w:tblGrid></w:tbl>"
        ),
        "Mẫu quá dài",
    ),
    "a size that is a lie": (lying, "Không đọc được tệp"),
    "bzip2": (lambda: packed_by(zipfile.ZIP_BZIP2), "Không đọc được tệp"),
    "LZMA": (lambda: packed_by(zipfile.ZIP_LZMA), "Không đọc được tệp"),
}
"""What a template of a few kB can say → why it is refused; '' where it is a letter all the same."""
CHECK = """
import json, resource, sys
from pathlib import Path
from reports.letters import BadTemplate, check, letter, standard_template
most = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
letter(standard_template(), {})
before = most()
for name in sys.argv[1:]:
    said, content = "", Path(name).read_bytes()
    try:
        check(content)
        letter(content, {})
    except BadTemplate as bad:
        said = str(bad)
    sys.stdout.write(json.dumps([said, most() - before]) + "\\n")
"""


def test_a_small_template_takes_no_gigabyte(tmp_path: Path) -> None:
    """Issue 14, item 3; V-10, X-5: by the peak of a process of its own that checks and fills each
    of them."""
    files = [tmp_path / str(n) for n, _name in enumerate(HOSTILE)]
    for file, (make, _said) in zip(files, HOSTILE.values(), strict=True):
        file.write_bytes(make())
    command = [sys.executable, "-c", CHECK, *map(str, files)]
    told = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, timeout=300).stdout
    found = dict(zip(HOSTILE, map(json.loads, told.splitlines()), strict=True))
    assert {name: mb for name, (_said, mb) in found.items() if mb > 100} == {}
    assert [
        name
        for name, (said, _mb) in found.items()
        if bool(said) != bool(HOSTILE[name][1]) or HOSTILE[name][1] not in said
    ] == []


def test_a_template_that_takes_more_than_its_limits_is_told(tmp_path: Path) -> None:
    """Issue 14, item 3; X-5: the process that opens it is ended, and nobody waits for it."""
    folder = Folder(tmp_path, "thu-1")
    folder.path.mkdir(parents=True)
    ask(folder.path, standard_template(), None)
    work_in(folder, replace(LIMITS, seconds=0))
    assert json.loads((folder.path / ANSWER).read_text()).startswith("Mẫu này cần quá nhiều bộ nhớ")
    work_in(folder)
    assert json.loads((folder.path / ANSWER).read_text()) == ""


def test_no_worker_opens_a_senders_document() -> None:
    """Issue 14, item 3: `web` only asks for it to be opened."""
    opening = {"check", "letter", "packed", "do_asked"}
    for file in (ROOT / "web").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            named = (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id == "letters"
            )
            assert not (named and node.attr in opening), f"{file.name}:{node.lineno}"  # type: ignore[attr-defined]
