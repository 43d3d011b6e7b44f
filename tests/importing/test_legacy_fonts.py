"""TCVN3 and VNI: recognised, shown, converted once confirmed, and never stored as wrong letters."""

from pathlib import Path

import pytest

from domain.records.asset import AssetRecord
from readers.choosing import choose
from readers.file.encodings import EncodingUnconfirmed
from readers.file.reading import FileRefused
from readers.file.source import Source, Told
from tests.importing import TODAY
from tests.importing.files import csv_text, grid_xlsx, mark, reasons, refusal, write
from tests.importing.test_text_files import windows_1258

GOLDEN = (
    ("Đường phèn Đức Phổ", b"\xa7\xad\xeang ph\xcc\x6e \xa7\xf8c Ph\xe6", "Ñöôøng pheøn Ñöùc Phoå"),
    ("Đặc sản Đồng Đăng", b"\xa7\xc6c s\xb6n \xa7\xe5ng \xa7\xa8ng", "Ñaëc saûn Ñoàng Ñaêng"),
    ("Nước mắm Phú Quốc", b"N\xad\xedc m\xbe\x6d Ph\xf3 Qu\xe8c", "Nöôùc maém Phuù Quoác"),
    ("Công ty cổ phần Mẫu", b"C\xabng ty c\xe6 ph\xc7n M\xc9u", "Coâng ty coå phaàn Maãu"),
    ("Hợp tác xã Thạch Hà", b"H\xeep t\xb8c x\xb7 Th\xb9ch H\xb5", "Hôïp taùc xaõ Thaïch Haø"),
    ("Nghệ An, Hà Tĩnh", b"Ngh\xd6 An, H\xb5 T\xdcnh", "Ngheä An, Haø Tónh"),
    ("Rượu ngô Bắc Hà", b"R\xad\xeeu ng\xab B\xbec H\xb5", "Röôïu ngoâ Baéc Haø"),
    ("Bưởi Phúc Trạch", b"B\xad\xebi Ph\xf3c Tr\xb9ch", "Böôûi Phuùc Traïch"),
    ("Vải thiều Lục Ngạn", b"V\xb6i thi\xd2u L\xf4c Ng\xb9n", "Vaûi thieàu Luïc Ngaïn"),
    ("Chè Shan tuyết Mộc Châu", b"Ch\xcc Shan tuy\xd5t M\xe9c Ch\xa9u", "Cheø Shan tuyeát Moäc Chaâu"),
    ("Kẹo dừa Bến Tre", b"K\xd1o d\xf5a B\xd5n Tre", "Keïo döøa Beán Tre"),
    ("Tiêu Quảng Trị", b"Ti\xaau Qu\xb6ng Tr\xde", "Tieâu Quaûng Trò"),
    ("Muối Bạc Liêu", b"Mu\xe8i B\xb9c Li\xaau", "Muoái Baïc Lieâu"),
    ("Gạo nếp Tú Lệ", b"G\xb9o n\xd5p T\xf3 L\xd6", "Gaïo neáp Tuù Leä"),
    ("Mật ong U Minh", b"M\xcb\x74 ong U Minh", "Maät ong U Minh"),
    ("Quế Trà My đỏ thẫm", b"Qu\xd5 Tr\xb5 My \xae\xe1 th\xc9m", "Queá Traø My ñoû thaãm"),
    ("Ủy ban nhân dân xã", b"Uy ban nh\xa9n d\xa9n x\xb7", "UÛy ban nhaân daân xaõ"),
    ("Yến sào Khánh Hòa", b"Y\xd5n s\xb5o Kh\xb8nh H\xdfa", "Yeán saøo Khaùnh Hoøa"),
    ("Kỹ thuật, mỹ nghệ, ý kiến, kỳ vọng, tỷ lệ", b"K\xfc thu\xcbt, m\xfc ngh\xd6, \xfd ki\xd5n, k\xfa v\xe4ng, t\xfb l\xd6",
     "Kyõ thuaät, myõ ngheä, yù kieán, kyø voïng, tyû leä"),
    ("Thỏi sỡ hữu trí tuệ Ế", b"Th\xe1i s\xec h\xf7u tr\xdd tu\xd6 \xdab".replace(b"\xdab", b"\xda"), "Thoûi sôõ höõu trí tueä EÁ"),
)  # fmt: skip
"""Unicode; bytes of TCVN3; characters of VNI. ABC fonts have no toned capitals but a few, so Ủ is
not among the TCVN3 strings."""


def read(path: Path, encoding: str | None) -> list[AssetRecord]:
    source = Source(path, path.name, Told(encoding))
    return [row.record for row in choose(source).read(source, TODAY).rows if row.record]


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """One file of each font, the golden strings as titles and owners, headings in the font too."""
    heads = "Số đơn,Nhãn hiệu,Chủ đơn\r\n"
    tcvn3 = b"S\xe8 \xae\xacn,Nh\xb7n hi\xd6u,Ch\xf1 \xae\xacn\r\n"
    vni = "Soá ñôn,Nhaõn hieäu,Chuû ñôn\r\n".encode("cp1252")
    lines = list(enumerate(GOLDEN, start=1))
    parts = {
        "utf-8": heads.encode()
        + "".join(f'4-2020-{n:05},"{text}","{text}"\r\n' for n, (text, _t, _v) in lines).encode(),
        "tcvn3": tcvn3
        + b"".join(b'4-2020-%05d,"%b","%b"\r\n' % (n, t, t) for n, (_u, t, _v) in lines),
        "vni": vni
        + "".join(f'4-2020-{n:05},"{v}","{v}"\r\n' for n, (_u, _t, v) in lines).encode("cp1252"),
    }
    return {name: write(tmp_path / f"{name}.csv", content) for name, content in parts.items()}


@pytest.mark.parametrize("font", ["tcvn3", "vni"])
def test_a_font_is_recognised_and_shown_not_converted(files: dict[str, Path], font: str) -> None:
    """V-5: without confirmation nothing is read."""
    with pytest.raises(EncodingUnconfirmed) as caught:
        read(files[font], None)
    assert caught.value.code == font
    assert "Thỏi sỡ hữu trí tuệ Ế" in caught.value.samples
    assert f"--confirm-encoding {font}" in caught.value.reason


@pytest.mark.parametrize("font", ["tcvn3", "vni"])
def test_confirmed_text_is_letter_by_letter_right(files: dict[str, Path], font: str) -> None:
    """V-5: twenty golden strings, Đ and đ, ơ and ư, combined tones among them."""
    found = [(r.title, r.parties[0].name) for r in read(files[font], font)]
    wanted = [text if font == "vni" else text.replace("Ủ", "U") for text, _t, _v in GOLDEN]
    assert found == [(text, text) for text in wanted]
    assert [r.title for r in read(files["utf-8"], font)] == [text for text, _t, _v in GOLDEN], (
        "Unicode is left alone"
    )


def test_another_font_than_the_confirmed_one_is_refused(files: dict[str, Path]) -> None:
    """V-5."""
    with pytest.raises(EncodingUnconfirmed, match="VNI"):
        read(files["vni"], "tcvn3")
    with pytest.raises(EncodingUnconfirmed, match="TCVN3"):
        read(files["tcvn3"], "windows-1258")


@pytest.mark.parametrize("font", ["tcvn3", "vni"])
def test_letters_of_a_font_in_unicode_files_and_workbooks(tmp_path: Path, font: str) -> None:
    """V-5: a spreadsheet keeps the font's characters as Western letters, and so does its CSV in
    UTF-8; headings and owners beside them are Unicode and stay."""
    lines = [
        mark(ten=t.decode("latin-1") if font == "tcvn3" else v, so_don=f"4-2020-{n:05}")
        for n, (_u, t, v) in enumerate(GOLDEN, start=1)
    ]
    for path in (grid_xlsx(tmp_path / "x.xlsx", lines), write(tmp_path / "x.csv", csv_text(lines))):
        with pytest.raises(EncodingUnconfirmed):
            read(path, None)
        found = read(path, font)
        assert [r.title for r in found] == [
            text if font == "vni" else text.replace("Ủ", "U") for text, _t, _v in GOLDEN
        ]
        assert {r.parties[0].name for r in found} == {"Công ty Mẫu"}


def test_a_few_lines_of_a_font_far_down_are_told_one_by_one(tmp_path: Path) -> None:
    """V-5: what the beginning of the file did not show."""
    lines = [mark(ten="Nước mắm Phú Quốc", so_don=f"4-2020-{n:05}") for n in range(1, 1500)]
    path = write(
        tmp_path / "x.csv",
        csv_text([*lines, mark(ten="Nöôùc maém Phuù Quoác", so_don="4-2020-09999")]),
    )
    assert reasons(path) == [
        (1501, None, "Chữ trong dòng này theo bảng mã VNI, không phải Unicode; hãy gõ lại")
    ]


def test_a_workbook_typed_in_a_font_throughout(tmp_path: Path) -> None:
    """V-5."""
    head = [
        b"S\xe8 \xae\xacn".decode("latin-1"),
        b"Nh\xb7n hi\xd6u".decode("latin-1"),
        b"Ch\xf1 \xae\xacn".decode("latin-1"),
    ]
    lines = [
        dict(zip(head, (f"4-2020-{n:05}", t.decode("latin-1"), ""), strict=True))
        for n, (_u, t, _v) in enumerate(GOLDEN, start=1)
    ]
    path = grid_xlsx(tmp_path / "x.xlsx", lines, tuple(head))
    with pytest.raises(EncodingUnconfirmed):
        read(path, None)
    assert [r.title for r in read(path, "tcvn3")] == [
        text.replace("Ủ", "U") for text, _t, _v in GOLDEN
    ]


def test_windows_1258_under_plain_headings_waits_for_confirmation(tmp_path: Path) -> None:
    """V-4, V-5: precomposed and combining."""
    text = "So don,Nhan hieu,Chu don\r\n4-2020-00001,Nước mắm Phú Quốc,Hợp tác xã Đức Thắng\r\n"
    path = write(tmp_path / "x.csv", windows_1258(text))
    with pytest.raises(EncodingUnconfirmed, match="Windows-1258"):
        read(path, None)
    (only,) = read(path, "windows-1258")
    assert (only.title, only.parties[0].name) == ("Nước mắm Phú Quốc", "Hợp tác xã Đức Thắng")


def test_western_names_are_no_font(tmp_path: Path) -> None:
    """V-5: nothing is converted that is right as it stands."""
    names = (
        "Société Générale",
        "Müller & Söhne",
        "São Paulo Açúcar",
        "Häagen-Dazs",
        "Ångström Ærø Ø",
        "Citroën Peñafiel",
    )
    path = write(
        tmp_path / "x.csv",
        csv_text([mark(ten=name, so_don=f"4-2020-{n:05}") for n, name in enumerate(names)]),
    )
    assert [r.title for r in read(path, "tcvn3")] == list(names)


def test_bytes_of_no_known_encoding_are_refused(tmp_path: Path) -> None:
    """V-5."""
    big5 = "So don,Nhan hieu,Chu don\r\n4-2020-00001,茶葉商標,台灣公司\r\n".encode("big5")
    with pytest.raises(FileRefused):
        read(write(tmp_path / "x.csv", big5), "tcvn3")
    assert "bảng mã" in refusal(tmp_path / "x.csv")


def test_utf8_that_was_once_read_as_windows_1252(tmp_path: Path) -> None:
    """V-4 in part: never stored as it stands, under plain headings either; converted once
    confirmed; a single such line is rejected."""
    right = csv_text([mark(ten=text, chu=text) for text, _t, _v in GOLDEN[:1]])
    plain = (
        "Application number,Mark,Owner\r\n4-2020-00001,Nước mắm Vạn Phần,Hợp tác xã Thạch Hà\r\n"
    )
    for text, codec in ((right, "cp1252"), (plain, "cp1252"), (plain, "latin-1")):
        misread = "".join(bytes([b]).decode(codec, "ignore") or chr(b) for b in text.encode())
        path = write(tmp_path / "x.csv", misread)
        with pytest.raises(EncodingUnconfirmed) as told:
            read(path, None)
        assert (told.value.code, told.value.label) == ("misread-utf8", "UTF-8 → Windows-1252")
        (found,) = read(path, "misread-utf8")
        assert found.title in (GOLDEN[0][0], "Nước mắm Vạn Phần")
    lines = [mark(so_don=f"4-2020-{n:05}", ten="MẪU", chu="Công ty Mẫu") for n in range(1, 1500)]
    lines.append(mark(so_don="4-2020-09999", ten="Nghá»‡ An quÃª hÆ°Æ¡ng"))
    expected = (
        "Chữ trong dòng này theo bảng mã UTF-8 → Windows-1252, không phải Unicode; hãy gõ lại"
    )
    assert reasons(write(tmp_path / "z.csv", csv_text(lines))) == [(1501, None, expected)]
