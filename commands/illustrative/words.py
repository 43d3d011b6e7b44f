"""Invented words: brand names, place names and people. The syllables follow the sounds of the
language, but stand in no dictionary."""

from random import Random

_START = [
    "Zu", "Vo", "Qui", "Xe", "Kry", "Bru", "Nghi", "Thu", "Gwe", "Ly", "Mo", "Ra", "Sy", "To", "Du", "Fe", "Ha", "Jo", "Pha", "We",
]  # fmt: skip
_MIDDLE = [
    "ve", "lo", "ri", "mu", "xa", "qui", "ne", "do", "ba", "zi", "tho", "ka",
]  # fmt: skip
_END = [
    "lkav", "rquen", "zhim", "vrint", "xolm", "dwen", "ghur", "ptiv", "kvar", "tzem", "bwil", "fnar",
]  # fmt: skip
PLACE_SYLLABLES = [
    "Vờm", "Quẻng", "Nguôm", "Thoạnh", "Giẽo", "Phuồm", "Khướp", "Đuồng", "Sẫng", "Trưởm", "Hoẵm", "Bườm", "Luệnh", "Nhuễn", "Toẹnh",
    "Rướng", "Ngoảm", "Guồi", "Chuẵn", "Miệp", "Xuồm", "Lưỡn", "Keng", "Vuỗi",
]  # fmt: skip
_FAMILY = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Phan", "Võ",
]  # fmt: skip
_MIDDLE_NAMES = [
    "Văn", "Thị", "Đức", "Minh", "Thanh", "Hữu", "Ngọc", "Quang", "Thu", "Xuân",
]  # fmt: skip
_GIVEN = [
    "An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Hải", "Hạnh", "Khôi", "Lan", "Long", "Mai", "Nam", "Oanh", "Phúc", "Quân", "Sơn",
    "Tâm", "Uyên", "Vinh", "Yến",
]  # fmt: skip


def brand(random: Random) -> str:
    """One of some 34,000 invented names, such as 'Zuvelkav' or 'Quimubaxolm'."""
    middle = random.choice(_MIDDLE) + (random.choice(_MIDDLE) if random.random() < 0.8 else "")
    return random.choice(_START) + middle + random.choice(_END)


def place(random: Random) -> str:
    """Two invented syllables, as a village or a hill is called."""
    return " ".join(random.sample(PLACE_SYLLABLES, 2))


def person(random: Random) -> str:
    """A common family name, middle name and given name."""
    return f"{random.choice(_FAMILY)} {random.choice(_MIDDLE_NAMES)} {random.choice(_GIVEN)}"
