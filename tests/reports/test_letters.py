"""Letters out of templates: every place is filled, in whatever pieces Word keeps it; what is no template is refused by name."""

import io
import zipfile

import pytest
from docx import Document

from reports.letters import PLACEHOLDERS, BadTemplate, check, letter, standard_template


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
    done = Document(io.BytesIO(letter(saved(document), {"han": "01/12/2026", "viec": "Gia hạn {{han}}", "ten_chu": "HTX", "don_vi": "Sở"})))
    runs = done.paragraphs[0].runs
    assert done.paragraphs[0].text.startswith("Hạn 01/12/2026 và Gia hạn ")
    assert (runs[1].text, runs[1].bold) == ("01/12/2026", True)
    assert done.tables[0].cell(0, 0).text == "HTX" and done.sections[0].footer.paragraphs[0].text == "Sở"


def test_the_standard_letter_fills_every_place() -> None:
    check(standard_template())
    text = "\n".join(words(letter(standard_template(), {name: f"<{name}>" for name in PLACEHOLDERS})))
    assert "{{" not in text and all(f"<{name}>" in text for name in PLACEHOLDERS)


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
    """V-10: each letter opens the template anew, so that it is short: 300 paragraphs, or 2 MB of XML however well it is packed."""
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
def test_templates_that_fetch_something_are_refused(type: str, target: str, *, refused: bool) -> None:
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
    about.author, about.last_modified_by, about.comments = "Nguyễn Văn Máy", "PC-42", "C:\\Users\\may"
    with zipfile.ZipFile(io.BytesIO(letter(saved(document), {"ten_chu": "HTX"}))) as parts:
        told = parts.read("docProps/core.xml").decode()
    assert not [word for word in ("Máy", "PC-42", "Users") if word in told]
