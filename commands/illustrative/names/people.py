"""Invented people: a family name with a middle and a given name, all of them common."""

from random import Random

FAMILY = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Cao", "Vi", "Lô", "Trương",
    "Chu", "Thái", "Tạ", "Đinh", "Lương", "Mai", "Hà", "Phùng", "Đoàn", "Quách", "Tô", "Kiều", "Lưu", "Trịnh",
)  # fmt: skip
GIVEN = (
    "Xuân Hạnh", "Văn Sơn", "Thanh Tâm", "Thu Quân", "Hữu Nam", "Sỹ Lâm", "Thị Nhã", "Doãn Thái", "Khắc Tùng", "Cảnh Dũng", "Thu Hà",
    "Thị Diệp", "Trọng Khiêm", "Thị Mai Sương", "Nghĩa Đạt", "Thị Bích Liễu", "Bá Lộc", "Thị Thơm", "Đình Sơn", "Thị Hường",
    "Công Mạnh", "Thị Ngân", "Bá Hòa", "Thị Lan Chi", "Quang Hiếu", "Thị Xuyến", "Văn Thìn", "Thị Tuyết Nhung", "Đức Cương",
    "Thị Thảo", "Minh Trí", "Hữu Thìn", "Thị Yên", "Bá Toán", "Thị Thanh Hảo",
)  # fmt: skip
KNOWN = frozenset({
    "Võ Thị Thắng", "Phạm Quang Hiếu", "Nguyễn Thị Thảo", "Trần Thanh Tâm", "Nguyễn Thanh Tâm", "Trương Công Mạnh", "Lê Minh Trí",
    "Hoàng Trọng Khiêm", "Nguyễn Đình Sơn", "Trần Văn Sơn", "Nguyễn Văn Sơn",
})  # fmt: skip
"""People whom many know, or whose name somebody reported: never drawn."""


def person(random: Random) -> str:
    """Never one of those who are KNOWN."""
    while (name := f"{random.choice(FAMILY)} {random.choice(GIVEN)}") in KNOWN:
        pass
    return name
