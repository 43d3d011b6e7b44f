"""Reminder letters to owners out of a DOCX template: `{{name}}` is filled in, whatever runs Word
has cut it into."""

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from language import N_, _
from reports.document.clean import clean
from reports.word_package import EFFECTS, drop

PLACEHOLDERS: dict[str, str] = {
    "ten_chu": N_("Tên chủ văn bằng"),
    "dia_chi": N_("Địa chỉ của chủ văn bằng"),
    "bang_thoi_han": N_("Bảng mọi thời hạn của chủ: có chỗ này thì mỗi chủ một thư"),
    "ten_tai_san": N_("Tên tài sản"),
    "loai": N_("Loại tài sản"),
    "so_van_bang": N_("Số văn bằng"),
    "so_don": N_("Số đơn"),
    "viec": N_("Việc phải làm"),
    "han": N_("Hạn nộp"),
    "nop_muon_den": N_("Ngày cuối được nộp muộn"),
    "so_tien": N_("Phí, nếu bảng phí đã được nạp"),
    "ngay_lap": N_("Ngày lập thư"),
    "ngay_dai": N_("Địa danh, ngày tháng năm bằng chữ"),
    "don_vi": N_("Đơn vị gửi"),
    "co_quan": N_("Tên cơ quan, chữ hoa"),
    "cap_tren": N_("Cơ quan cấp trên, chữ hoa"),
    "so_ky_hieu": N_("Số và ký hiệu; số để trống cho văn thư"),
    "ve_viec": N_("Trích yếu: V/v …"),
    "mo_dau": N_("Câu mở đầu: đến hạn hoặc quá hạn khác nhau"),
    "de_nghi": N_("Việc đề nghị, hạn, hạn nộp muộn và phí nộp muộn"),
    "luu_y": N_("Câu lưu ý về ngày tính"),
    "lien_he": N_("Câu liên hệ: người, điện thoại, thư điện tử"),
    "noi_nhan": N_("Nơi nhận"),
    "chuc_vu": N_("Chức vụ người ký"),
    "nguoi_ky": N_("Họ tên người ký"),
    "minh_hoa": N_("Chữ “DỮ LIỆU MINH HỌA” ở thư minh họa"),
}
REQUIRED = ("ten_chu", "viec", "han")
"""Of a template whose letters are about one deadline each."""
TABLE = "bang_thoi_han"
"""A template with this place has a letter an owner: it tells work and days itself."""
LARGEST = 1_000_000
LARGEST_PART = 20_000_000
LARGEST_TEXT = 2_000_000
"""Bytes of the template's XML, unpacked."""
MOST_PARAGRAPHS = 300
"""Each of up to 200 letters opens the template anew: one of a whole book would keep a worker for
hours."""
MOST_TAGS = 200_000
"""Signs of elements in the template's XML: a short one is a hundred and twenty bytes of memory."""
MOST_PARTS = 500
POINT = 12_700
"""English metric units, in which DOCX measures, of a point."""
_LINKS = ("https://", "http://", "mailto:")
_PLACE = re.compile(r"\{\{\s*(\w+)\s*\}\}")


class BadTemplate(ValueError):
    """The file is no usable template; the message says why, in the reader's language."""


def standard_template() -> bytes:
    """The letter that is used where a province has no template of its own: an administrative
    document with every place, to be used as it is or changed."""
    from reports.letter_form import standard

    return _bytes(standard())


def check(content: bytes) -> None:
    """Raises BadTemplate for what is no DOCX, is too large, carries macros, lacks a required
    placeholder or has an unknown one."""
    if len(content) > LARGEST:
        raise BadTemplate(_("Mẫu quá lớn: tối đa {n} MB.", n=LARGEST // 1_000_000))
    try:
        parts = _unpacked(content)
        texts = [part for name, part in parts.items() if name.endswith((".xml", ".rels"))]
        if (
            sum(map(len, texts)) > LARGEST_TEXT
            or sum(text.count(b"<") for text in texts) > MOST_TAGS
        ):
            raise _too_long()
        if any(_leads_outside(part) for name, part in parts.items() if name.endswith(".rels")):
            raise BadTemplate(
                _(
                    "Mẫu có liên kết tới tệp hoặc máy chủ khác (mẫu đính kèm, ảnh liên kết); xin bỏ rồi lưu lại."
                )
            )
        if any(
            name.lower().endswith(".bin") or name.startswith("word/embeddings/") for name in parts
        ):
            raise BadTemplate(_("Mẫu chứa macro hoặc tệp nhúng; xin lưu lại dạng .docx thường."))
        found = _placeholders(_document(content))
    except BadTemplate:
        raise
    # python-docx, zipfile and lxml each have their own errors for a broken file
    except Exception as error:
        raise BadTemplate(_("Không đọc được tệp: cần một tệp .docx.")) from error
    if unknown := sorted(found - PLACEHOLDERS.keys()):
        raise BadTemplate(_("Không biết chỗ điền: {names}.", names=", ".join(unknown)))
    required = REQUIRED[:1] if TABLE in found else REQUIRED
    if missing := [name for name in required if name not in found]:
        raise BadTemplate(_("Thiếu chỗ điền bắt buộc: {names}.", names=", ".join(missing)))


def _unpacked(content: bytes) -> dict[str, bytes]:
    """Name → content of a template's parts. Raises BadTemplate, before anything is unpacked, for
    what is too much; and what the library raises for a member that is not as its directory says:
    from then on the directory can be believed."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        entries = parts.infolist()
        usual = all(
            entry.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries
        )
        if not usual or len({entry.filename for entry in entries}) < len(entries):
            raise BadTemplate(_("Không đọc được tệp: cần một tệp .docx."))
        if sum(entry.file_size for entry in entries) > LARGEST_PART or len(entries) > MOST_PARTS:
            raise BadTemplate(_("Mẫu chứa macro hoặc tệp nhúng; xin lưu lại dạng .docx thường."))
        return {entry.filename: _whole(parts, entry) for entry in entries}


def _whole(parts: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """What a member holds; the library's own `read` unpacks everything before it looks at how much
    that was to be."""
    with parts.open(entry) as part:
        found = part.read(entry.file_size)
        part.read(1)  # its end, where the checksum is compared
    return found


def _leads_outside(relationships: bytes) -> bool:
    """Whether opening the letter would fetch something from elsewhere; links that a reader may
    click are none of that."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    external = (
        e for e in etree.fromstring(relationships, parser) if e.get("TargetMode") == "External"
    )
    return any(
        not (e.get("Type", "").endswith("/hyperlink") and e.get("Target", "").startswith(_LINKS))
        for e in external
    )


def _placeholders(document: Any) -> set[str]:
    """What the template asks for. Raises BadTemplate where it is no letter but a book."""
    paragraphs = list(islice(_paragraphs(document), MOST_PARAGRAPHS + 1))
    if len(paragraphs) > MOST_PARAGRAPHS:
        raise _too_long()
    return {name for paragraph in paragraphs for name in _PLACE.findall(_text(paragraph))}


def _too_long() -> BadTemplate:
    return BadTemplate(
        _(
            "Mẫu quá dài: một thư có tối đa {n} đoạn, kể cả trong bảng, đầu trang và chân trang.",
            n=MOST_PARAGRAPHS,
        )
    )


def letter(
    template: bytes, values: Mapping[str, str], table: Sequence[Sequence[str]] = ()
) -> bytes:
    """One letter; every placeholder is replaced, an unknown value by ''. `table`: heads and lines
    of what stands in the place of TABLE. A paragraph of a place that has nothing to say goes."""
    document = _document(template)
    values = {name: clean(value, "\n") for name, value in values.items()}
    for paragraph in list(_paragraphs(document)):
        text = _text(paragraph)
        if not (found := _PLACE.findall(text)):
            continue
        if TABLE in found and table:
            _put_table(document, paragraph, table)
        empty = not _PLACE.sub("", text).strip() and not any(values.get(n, "") for n in found)
        _fill(paragraph, values)
        if empty and _may_go(paragraph):
            paragraph._p.getparent().remove(paragraph._p)
    return _bytes(document)


def _may_go(paragraph: Any) -> bool:
    """A cell, a header and a footer keep their last paragraph."""
    return len(paragraph._p.getparent().findall(paragraph._p.tag)) > 1


def _put_table(document: Any, paragraph: Any, lines: Sequence[Sequence[str]]) -> None:
    from reports.letter_form import add_table

    def cleaned(line: Sequence[str]) -> list[str]:
        return [clean(cell, " ") for cell in line]

    add_table(document, paragraph, list(map(cleaned, lines)))


def packed(letters: Iterable[tuple[str, bytes]]) -> bytes:
    """(file name, content) as one ZIP file, each taken as it is made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, content in letters:
            parts.writestr(name, content)
    return out.getvalue()


def _document(content: bytes | None = None) -> Any:
    """A DOCX opened, or a new one. The library is loaded when a letter is written: a worker's
    memory is what all others cost."""
    from docx import Document

    return Document(io.BytesIO(content) if content is not None else None)


def _fill(paragraph: Any, values: Mapping[str, str]) -> None:
    """Each placeholder is written into the run in which it begins, so that its look stays; the rest
    of it is taken out of the others. From the last to the first, each once: what a value says is
    never taken for a placeholder."""
    for found in reversed(list(_PLACE.finditer(_text(paragraph)))):
        start = found.start()
        end = found.end()
        value = values.get(found[1], "")
        at = 0
        for run in paragraph.runs:
            first = at
            at = at + len(run.text)
            if first >= end or at <= start:
                continue
            before, after = max(start - first, 0), max(end - first, 0)
            run.text = run.text[:before] + (value if first <= start else "") + run.text[after:]


def _text(paragraph: Any) -> str:
    return "".join(run.text for run in paragraph.runs)


def _paragraphs(document: Any) -> Iterator[Any]:
    """Of body, tables, headers and footers."""
    yield from _inside(document)
    for section in document.sections:
        for part in (section.header, section.footer):
            yield from _inside(part)


def _inside(part: Any) -> Iterator[Any]:
    """A cell once, however many columns it says that it spans: the library would give it that
    often."""
    from docx.table import _Cell

    yield from part.paragraphs
    for table in part.tables:
        for written in table._tbl.iter_tcs():
            yield from _inside(_Cell(written, table))


def _bytes(document: Any) -> bytes:
    """The file; who made or saved its template is not told to the owners who get it."""
    about = document.core_properties
    about.author = about.last_modified_by = "IPPlatform"
    about.comments = ""
    drop(document, EFFECTS)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


OWNERS, DEADLINES = "owners", "deadlines"
TEMPLATE, ASKED, ANSWER, PACKED = "template.docx", "asked.json", "answer.json", "letters.zip"
"""Files by which the server and the process that opens a sender's document speak to each other
(commands.letters_job)."""


def ask(
    folder: Path, template: bytes, letters: Mapping[str, Sequence[Mapping[str, Any]]] | None
) -> None:
    """Puts what is to be done into the folder: with `letters` they are made, those of OWNERS where
    the template has a place for the table, else those of DEADLINES (`name` of the file without its
    ending, `values`, `table`; `paper`: what its PDF says, where it has one); without, the template
    is checked."""
    (folder / TEMPLATE).write_bytes(template)
    (folder / ASKED).write_text(json.dumps(letters), encoding="utf-8")


def do_asked(folder: Path) -> None:
    """Does it; what is wrong with a template is the answer."""
    template = (folder / TEMPLATE).read_bytes()
    wanted = json.loads((folder / ASKED).read_text(encoding="utf-8"))
    problem = ""
    if wanted is None:
        try:
            check(template)
        except BadTemplate as bad:
            problem = str(bad)
    else:
        (folder / PACKED).write_bytes(packed(_made(template, wanted)))
    give_answer(folder, problem)


def _made(
    template: bytes, wanted: Mapping[str, Sequence[Mapping[str, Any]]]
) -> Iterator[tuple[str, bytes]]:
    whole = DEADLINES not in wanted or TABLE in _placeholders(_document(template))
    for one in wanted[OWNERS if whole else DEADLINES]:
        yield f"{one['name']}.docx", letter(template, one["values"], one["table"])
        if one["paper"]:
            from reports.letter_pdf import pdf

            yield f"{one['name']}.pdf", pdf(one["paper"])


def give_answer(folder: Path, problem: str) -> None:
    (folder / ANSWER).write_text(json.dumps(problem), encoding="utf-8")
