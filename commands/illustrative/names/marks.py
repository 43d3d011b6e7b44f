"""Invented marks with the Nice classes that they suit."""

Mark = tuple[str, tuple[int, ...]]

PHRASES: tuple[Mark, ...] = (
    ("Nắng Ghềnh Lau", (30, 31)), ("Gió Bến Lau", (43, 39)), ("Mưa Đồi Trám", (32, 33)), ("Sương Lèn Mo", (3, 5)),
    ("Trăng Cồn Dứa", (29, 30)), ("Sóng Bãi Nồm", (29, 30)), ("Hương Rú Trầm", (3, 5)), ("Nắng Hói Sen", (31, 30)),
    ("Mùa Bàu Lau", (29, 31)), ("Bếp Truông Sim", (43,)), ("Vườn Eo Trúc", (31, 44)), ("Đồng Vực Trầu", (30, 31)),
    ("Thuyền Bến Sú", (29, 39)), ("Chợ Đập Sỏi", (35,)), ("Camera Ngõ Xoan", (9,)), ("Phố Đèn Hạt Đỗ", (36,)),
    ("Thuốc Nam Ba Chái", (5, 44)), ("Răng Khỏe Lá Trầu", (44,)), ("Xưởng In Mực Xoan", (16,)), ("Hiên Gò Trám", (35, 43)),
    ("Giếng Làng Đượm", (32,)), ("Ong Rú Bần", (30,)), ("Mật Suối Rạng", (30,)), ("Chè Dốc Mơ", (30,)),
    ("Tương Làng Sỏi", (30,)), ("Gốm Làng Chum", (21,)), ("Lụa Làng Thoi", (24, 25)), ("Chiếu Bến Lở", (20, 27)),
    ("Cói Cồn Trăng", (20, 21)), ("Muối Bãi Lách", (30,)), ("Gạo Hói Lách", (30,)), ("Nếp Bàu Sim", (30,)),
    ("Miến Khe Bưa", (30,)), ("Nghệ Đồi Chạc", (5, 30)), ("Ba Ngọn Sóng Trong", (32, 35)), ("Bốn Mùa Lá Sim", (3,)),
    ("Chiếc Gùi Lá Xanh", (31, 35)), ("Chum Sành Cuối Bếp", (29, 30)), ("Cối Đá Đầu Làng", (29, 30)),
    ("Nghé Con Đội Nón", (29,)), ("Chim Ngói Qua Đồng", (30,)), ("Cá Gáy Vẫy Đuôi", (29,)), ("Hạt Mưa Gieo Sớm", (31,)),
    ("Thóc Ngà Đầu Vụ", (30,)), ("Lúa Chín Qua Đập", (30,)), ("Sen Gió Chiều Quê", (30, 43)), ("Ong Vọng Núi", (30,)),
    ("Chồi Lam Non", (41,)), ("Mây Nếp Trên Lưng", (30,)), ("Khói Bếp Ba Gian", (43, 29)), ("Lá Trầu Têm Cánh", (3,)),
    ("Giậu Mồng Tơi Nhà", (43,)), ("Nón Nghiêng Bến Đợi", (25,)), ("Vạt Áo Nâu Sồng", (25,)),
    ("Tơ Vàng Cuối Nong", (24,)), ("Kén Ngoan Làng Thoi", (24,)), ("Đò Đưa Một Chuyến", (39,)), ("Bờ Tre Nghe Gió", (20,)),
    ("Guốc Mộc Gõ Chiều", (25,)), ("Đèn Hạt Đỗ Khuya", (11,)), ("Quạt Nan Ngày Hạ", (11, 21)), ("Mái Rạ Thơm Nắng", (19, 43)),
    ("Gạch Nung Ba Lửa", (19,)), ("Ngói Vảy Cá Vàng", (19,)), ("Sỏi Mài Suối Lưa", (19,)), ("Cầu Ao Năm Bậc", (32,)),
    ("Nước Nguồn Khe Sim", (32,)), ("Men Lá Vực Trầu", (33,)), ("Rượu Chum Làng Vọng", (33,)), ("Dấm Chuối Hói Sen", (30,)),
    ("Mắm Cái Bến Sú", (29, 30)), ("Ruốc Hồng Bãi Nồm", (29,)), ("Tép Trấu Bàu Lau", (29,)), ("Lạc Đỏ Cồn Trăng", (29, 31)),
    ("Vừng Đen Gò Lưa", (29, 30)), ("Kẹo Bột Ba Lò", (30,)), ("Bánh Gừng Hai Lửa", (30,)), ("Bưởi Tép Trại Bần", (31,)),
    ("Chanh Giấy Dốc Mơ", (31,)), ("Ổi Giòn Bãi Lách", (31,)), ("Dưa Gang Đập Sỏi", (31,)), ("Trám Bùi Gò Trám", (29, 31)),
    ("Măng Nứa Eo Trúc", (29,)), ("Nấm Rơm Hói Lách", (29,)), ("Tỏi Cát Cồn Dứa", (31,)), ("Hành Tăm Bến Lở", (31,)),
    ("Ớt Gió Đồi Chạc", (30,)), ("Tiêu Lép Rú Bần", (30,)), ("Quế Vụn Lèn Mo", (30,)), ("Sả Chanh Suối Rạng", (3, 30)),
    ("Bồ Kết Ba Chùm", (3,)), ("Ngải Cứu Nhà Ngoại", (5,)), ("Cà Gai Khe Bưa", (5,)),
    ("Đinh Lăng Vườn Sau", (5,)),
)  # fmt: skip
"""Three syllables or more, ending in an invented place or in a turn of phrase."""
LATIN: tuple[Mark, ...] = (
    ("KHELAVO", (9, 35)), ("TRUDASI", (5,)), ("LAMIRUSA", (25, 35)), ("NGHEVANA", (3, 5)), ("SENGIOVA", (3, 35)),
    ("BENLAUCO", (39, 43)), ("KHEMODA", (25,)), ("RUTRAMIX", (5, 3)), ("DOICHAKA", (1, 31)), ("HOISENTA", (11, 32)),
    ("BAULASU", (29, 30)), ("TRUONGSIMO", (30, 43)), ("EOTRUVA", (19, 20)), ("VUCTRALIM", (30,)), ("DAPSOMAX", (19,)),
    ("GOTRALUNA", (14, 35)), ("COTRALI", (29,)), ("BAINOMIA", (29, 30)), ("LEMOSUO", (3,)), ("SUORANGA", (32,)),
    ("DOMOTRIA", (30,)), ("THOCNGARI", (30,)), ("ONGVONA", (30,)), ("KENLUATO", (24,)), ("MATNUIXO", (30,)),
    ("GUILAXA", (18, 35)), ("CHUMSANO", (21,)), ("NONGHIA", (25, 18)), ("VATNAUSO", (25,)), ("GACHBALO", (19,)),
    ("NGOIVACA", (19,)), ("QUATNANI", (11,)), ("TREGIOKA", (20, 27)), ("MODANGHI", (7, 12)), ("LUARADO", (7,)),
    ("MAYCATRI", (7, 40)), ("KHOANGVAN", (7,)), ("DIENKHELA", (9, 11)), ("BONGDOVI", (11,)), ("PHANTREKA", (9, 42)),
    ("HOCKHELA", (41, 9)), ("SOVELAM", (16,)), ("GIAYDOVA", (16, 18)), ("BUTMUCXO", (16,)), ("VANTRULA", (39,)),
    ("XEDIKHOVA", (12, 39)), ("DALIKHEVO", (18, 25)), ("MUCLANGO", (29,)), ("CAVOKHE", (29,)), ("RAUBAULA", (31,)),
)  # fmt: skip


def of_class(marks: tuple[Mark, ...], number: int) -> list[str]:
    """Names of those that suit the class."""
    return [name for name, classes in marks if number in classes]
