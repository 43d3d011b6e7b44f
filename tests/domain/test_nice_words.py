"""Classes as people write them: all of them, or none with what was not understood; never a part
(issue 13, classes understood in part)."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.records.asset import ClassCode
from domain.records.class_codes import ipc, locarno, vienna
from domain.records.nice import Unclear, nice_classes_of
from read_models.local_lists import TERMS, read

UNDERSTOOD: list[tuple[str, tuple[int, ...]]] = [
    ("29", (29,)),
    ("05, 29", (5, 29)),
    ("29 và 30", (29, 30)),
    ("29 va 30", (29, 30)),
    ("29 & 30", (29, 30)),
    ("29+30", (29, 30)),
    ("29/30/35", (29, 30, 35)),
    ("29\n30", (29, 30)),
    ("29,\n30", (29, 30)),
    ("29 30", (29, 30)),
    ("29 - 30 - 35", (29, 30, 35)),
    ("9-31-33", (9, 31, 33)),
    ("29-30", (29, 30)),
    ("29~31", (29, 30, 31)),
    ("từ 29 đến 31", (29, 30, 31)),
    ("Từ 29 - 31", (29, 30, 31)),
    ("2 nhóm: 29, 30", (29, 30)),
    ("2 nhóm (29, 30)", (29, 30)),
    ("gồm 3 nhóm: 29, 30 và 35", (29, 30, 35)),
    ("29,30,35 (3 nhóm)", (29, 30, 35)),
    ("29, 30 (tổng 2 nhóm)", (29, 30)),
    ("Class 29, 30", (29, 30)),
    ("nhóm 29;30", (29, 30)),
    ("Nhóm 29 và nhóm 30.", (29, 30)),
    ("Các nhóm hàng hóa: 29, 30", (29, 30)),
    ("(29, 30)", (29, 30)),
    ("２９，３０", (29, 30)),
    ("29(thịt), 30(bánh)", (29, 30)),
    ("29 (thịt 3 nắng), 30", (29, 30)),
    ("30 (8 sản phẩm)", (30,)),
    ("29: thịt; 30: bánh", (29, 30)),
    ("29 thịt; 30 bánh", (29, 30)),
    ("29. thịt; 30. bánh", (29, 30)),
    ("Nhóm 05: thuốc", (5,)),
    ("Nhóm 29: thịt; Nhóm 30: bánh", (29, 30)),
    ("Nhóm 29: thịt. Nhóm 30: bánh", (29, 30)),
    ("Nhóm 29, 30: thịt, bánh", (29, 30)),
    ("Nhóm 30: cà phê 3 trong 1; 5 loại", (30,)),
    ("Nhóm 35: mua bán sản phẩm thuộc nhóm 29, nhóm 30; Nhóm 36: bảo hiểm", (35, 36)),
    ("3Mỹ phẩm; 2 loại kem; 35Mua bán 5% cà phê", (3, 35)),
    ("Class/Nhóm 36: Tài chính; thẻ 9<lf>Class/Nhóm 09: Phần mềm", (36, 9)),
]

UNCLEAR = [
    "29-31",
    "29-31, 35",
    "Nhóm 29–31",
    "29.30",
    "29.3",
    "29,3",
    "29.30.35",
    "3 nhóm: 29, 30",
    "29, 30 (3 nhóm)",
    "29 nhóm",
    "30 sản phẩm",
    "29 (30)",
    "29 (và nhóm 30)",
    "29 (thịt; 30)",
    "29 (thịt",
    "29, 30...",
    "29, 30 v.v.",
    "29 và các nhóm khác",
    "29, ba mươi",
    "29 trừ 30",
    "29 hoặc 30",
    "29 thịt 30 bánh",
    "29: thịt 30: bánh",
    "Nhóm 29: thịt Nhóm 30: bánh",
    "Nhóm 29: thịt; 30 bánh",
    "29 thịt; 5 thuốc",
    "3Mỹ phẩm; 35 mua bán",
    "1. 29; 2. 30",
    "1. Nhóm 29\n2. Nhóm 30",
    "Nhóm 1: 29",
    "Cà phê (nhóm 30)",
    "x",
    "không",
]


@pytest.mark.parametrize(("text", "classes"), UNDERSTOOD)
def test_a_cell_gives_all_its_classes(text: str, classes: tuple[int, ...]) -> None:
    assert nice_classes_of(text) == classes


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_is_not_understood_whole_is_refused(text: str) -> None:
    with pytest.raises(Unclear):
        nice_classes_of(text)


def test_the_reason_says_what_was_not_understood() -> None:
    for text, reason in (
        ("29-31", "“29-31”: có thể là 29, 30, 31 hoặc chỉ 29 và 31; ghi rõ từng nhóm"),
        ("3 nhóm: 29, 30", "“3 nhóm: 29, 30”: ghi 3 nhóm nhưng đọc được 2"),
        ("29 thịt 30 bánh", "“29 thịt 30 bánh”: không rõ “30 bánh” có phải một nhóm nữa không"),
    ):
        with pytest.raises(Unclear) as problem:
            nice_classes_of(text)
        assert str(problem.value) == reason


CLASSES = st.lists(st.integers(1, 45), min_size=1, max_size=6, unique=True)
NUMBER = st.sampled_from(["{}", "{:02}", "nhóm {}", "Nhóm {:02}", "lớp {}", "class {}"])
BETWEEN = st.sampled_from(
    [
        ", ",
        ",",
        "; ",
        ";",
        " / ",
        "/",
        " và ",
        " & ",
        "+",
        "\n",
        ",\n",
        " , và ",
        " - ",
        "-",
        " đến ",
        "~",
        " hoặc ",
        " ",
    ]
)
GOODS = [
    "thịt",
    "bánh 5 loại",
    "cà phê 3 trong 1",
    "thuốc 100%",
    "kem 500 ml",
    "trà, sữa",
    "rượu 29 độ",
    "vải nhóm 2",
    "đồ hộp; mứt",
]
AROUND = st.sampled_from(
    [
        "{}",
        "Nhóm: {}",
        "({})",
        "{}.",
        "{} (# nhóm)",
        "# nhóm: {}",
        "gồm {}",
        "các nhóm {}",
        "{}, …",
        "{} khác",
    ]
)
MARK = st.sampled_from(
    [
        "Nhóm {}: {}",
        "{}: {}",
        "{} {}",
        "{}({})",
        "{} - {}",
        "{}. {}",
        "nhóm {} {}",
        "{} ({})",
        "{}{}",
    ]
)


@settings(max_examples=400, deadline=None)
@given(CLASSES, st.data())
def test_a_list_gives_exactly_its_classes_or_is_refused(
    classes: list[int], data: st.DataObject
) -> None:
    """Whatever way of writing each number and of joining them is drawn; a range counts all between
    its ends, which is never told apart from a list by anything but its sign, so the joints are
    known to this test."""
    text, meant = data.draw(NUMBER).format(classes[0]), [classes[0]]
    for number in classes[1:]:
        joint = data.draw(BETWEEN)
        text += joint + data.draw(NUMBER).format(number)
        meant += range(meant[-1], number + 1) if joint in (" đến ", "~") else [number]
    text = data.draw(AROUND).replace("#", str(len(set(meant)))).format(text)
    try:
        found = nice_classes_of(text)
    except Unclear:
        return
    assert set(found) == set(meant), text


@settings(max_examples=400, deadline=None)
@given(CLASSES, st.data())
def test_classes_with_their_goods_are_exactly_those_or_refused(
    classes: list[int], data: st.DataObject
) -> None:
    """Each class may be marked in another way than the one before. A bare number inside the goods
    of a marked class is theirs: such a class is drawn only where something parts it from them."""
    same = data.draw(st.booleans())
    form = data.draw(MARK)
    parts = [
        (form if same else data.draw(MARK)).format(n, data.draw(st.sampled_from(GOODS)))
        for n in classes
    ]
    apart = ["; ", "\n", ", ", ". ", " | ", "<lf>", *([" "] if same else [])]
    text = data.draw(st.sampled_from(apart)).join(parts)
    try:
        found = nice_classes_of(text)
    except Unclear:
        return
    assert set(found) == set(classes), text


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "29",
                "30",
                "5",
                " ",
                ",",
                ";",
                "-",
                ".",
                ":",
                "(",
                ")",
                "nhóm",
                "và",
                "đến",
                "thịt",
                "loại",
                "/",
                "3",
            ]
        ),
        max_size=14,
    )
)
def test_any_text_is_read_or_refused_and_nothing_else(parts: list[str]) -> None:
    """No other error than Unclear, and no class that the text does not name."""
    text = " ".join(parts)
    try:
        found = nice_classes_of(text)
    except Unclear:
        return
    named = {int(part) for part in parts if part.isdigit()}
    assert set(found) <= named | set(range(min(named), max(named) + 1))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("03-01", ["03-01"]),
        ("03/01", ["03-01"]),
        ("03-01, 09-03", ["03-01", "09-03"]),
        ("6-1 và 06.03", ["06-01", "06-03"]),
        ("03-01/09-03", ["03-01", "09-03"]),
        ("LOC (13) Cl. 09-03", ["09-03"]),
        ("09-03 Hộp; 09-05 Túi", ["09-03", "09-05"]),
        ("０９-０３", ["09-03"]),
        ("03-01, 02", None),
        ("03-01 đến 03-05", None),
        ("03-01 - 09-03", None),
        ("09-03 (09-05)", None),
        ("09", None),
        ("46-01", None),
        ("03-01, …", None),
        ("09/03/2026", None),
    ],
)
def test_locarno(text: str, codes: list[str] | None) -> None:
    assert _codes(locarno, text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("A23F 5/02 (2006.01); A23F5/08", ["A23F 5/02", "A23F 5/08"]),
        ("A23F 5/02 và H01L21/30", ["A23F 5/02", "H01L 21/30"]),
        ("Int.Cl.7 A23F 5/02 2006.01", ["A23F 5/02"]),
        ("A23F", ["A23F"]),
        ("A23F 5/02, 5/08", None),
        ("A23F 5/02; A23", None),
        ("A23F 5/02 - A23F 5/10", None),
        ("A23F5", None),
    ],
)
def test_ipc(text: str, codes: list[str] | None) -> None:
    assert _codes(ipc, text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("3.7.7 (7); 26.1.1", ["03.07.07", "26.01.01"]),
        ("CFE(9) 5.7.12.", ["05.07.12"]),
        ("26.04.18, 24", None),
        ("1.1.2 - 1.1.5", None),
        ("31.1.2", None),
    ],
)
def test_vienna(text: str, codes: list[str] | None) -> None:
    assert _codes(vienna, text) == codes


def _codes(read: Callable[[str], Sequence[ClassCode]], text: str) -> list[str] | None:
    try:
        found = read(text)
    except Unclear:
        return None
    return [code.code for code in found]


@pytest.mark.parametrize(
    ("typed", "kept", "wrong"),
    [
        ("29 và 31", "29, 31", False),
        ("", "", False),
        ("29-31", None, True),
        ("29, 46", None, True),
        ("29 trừ 30", None, True),
    ],
)
def test_classes_of_a_watched_name_are_whole_or_told(
    typed: str, kept: str | None, wrong: bool
) -> None:
    """Two more of the kind: what is typed about a local name to watch, and (test_manual) into a
    record by hand."""
    row, problems = read(TERMS, {"phrase": "Cam", "classes": typed})
    assert (row.get("classes"), "classes" in problems) == (kept, wrong)
