"""Invented places: communes with their kind, spots that a product can be called after, villages of a
craft."""

from random import Random

COMMUNES = (
    ("xã", "Tịnh Lương"), ("xã", "Khê Trạch"), ("xã", "Nghĩa Trạch"), ("xã", "Quỳnh Lũng Hạ"), ("xã", "Diễn Lũng"),
    ("xã", "Thanh Lũng"), ("phường", "Hưng Khê"), ("xã", "Yên Lũng"), ("xã", "Đô Khê"), ("xã", "Anh Lũng"), ("xã", "Tương Lũng"),
    ("xã", "Quế Lũng"), ("phường", "Lam Lũng"), ("phường", "Lam Khê"), ("phường", "Hoàng Lũng"), ("xã", "Tân Lũng Thượng"),
    ("xã", "Hoài Lũng"), ("xã", "Hoài Khê Trạch"), ("xã", "Cát Lũng"), ("xã", "Cát Khê Thượng"), ("xã", "Nhơn Khê"),
    ("xã", "Tây Lũng"), ("xã", "Chư Lũng"),
)  # fmt: skip
DISTRICTS = ("Tịnh Lương", "Nghĩa Trạch", "Thanh Lũng", "Yên Lũng", "Quế Lũng", "Hoài Lũng")
SPOTS = (
    "Khe Lách", "Khe Bưa", "Khe Sim", "Bến Lở", "Bến Sú", "Bến Lau", "Cồn Dứa", "Cồn Trăng", "Bãi Nồm", "Bãi Lách", "Đồi Chạc",
    "Đồi Trám", "Rú Trầm", "Rú Bần", "Lèn Mo", "Hói Sen", "Hói Lách", "Bàu Lau", "Bàu Sim", "Truông Sim", "Eo Trúc", "Vực Trầu",
    "Đập Sỏi", "Gò Trám", "Gò Lưa", "Dốc Mơ", "Suối Lưa", "Suối Rạng", "Trại Bần",
)  # fmt: skip
VILLAGES = ("Làng Đượm", "Làng Sỏi", "Làng Vọng", "Làng Chum", "Làng Thoi")
NAMED_AFTER = (*SPOTS, *VILLAGES)


def commune(random: Random) -> str:
    """With its kind: 'xã Thanh Lũng'."""
    return " ".join(random.choice(COMMUNES))


def street(random: Random) -> str:
    """Number and street: 'Số 12, đường Khe Sim'."""
    return f"Số {random.randint(1, 299)}, đường {random.choice(SPOTS)}"
