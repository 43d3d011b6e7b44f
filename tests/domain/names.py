"""Labelled pairs for the watch on names: a watched name, a mark, and whether an officer would want
to see it.

Judged by hand: does an honest reader of the mark think of the protected name for such goods? Marks
are invented. The rules were tuned once on these pairs, so that what they score here is more than
they will elsewhere. The last column says why where it is not plain.
"""

CAM_VINH = ("Cam Vinh", "cam", ("31",))
VINH = ("Vinh", "Quả cam", ())
PHU_QUOC = ("Phú Quốc", "Nước mắm", ())
CHE_THAI = ("Chè Tân Cương", "chè xanh", ("30",))
BUOI = ("Bưởi Phúc Trạch", "Bưởi", ("31",))
NHUNG = ("Cam Khe Mây", "Cam", ("31",))
MAT_ONG = ("Mật ong Bãi Đồng Sim", "Mật ong", ("30",))
GOM = ("Gốm Làng Bến Ngự", "Gốm", ("21",))
MAM = ("Nước mắm Vạn Phần", "nước mắm", ("29",))
GAO = ("Gạo nếp Quýt Hương Bầu", "gạo nếp", ("30",))
TEN_CHUNG = ("Mật ong rừng", "mật ong", ("30",))

PAIRS: tuple[tuple[tuple[str, str, tuple[str, ...]], str, tuple[str, ...], bool, str], ...] = (
    (CAM_VINH, "CAM VINH", ("31",), True, ""),
    (CAM_VINH, "cam vinh", ("35",), True, ""),
    (CAM_VINH, "Vườn Cam Vinh Thái Thủy", ("31", "35"), True, ""),
    (CAM_VINH, "CAM VINH ORGANIC FARM", ("29",), True, ""),
    (CAM_VINH, "CAMVINH FRESH", ("31",), True, "written as one"),
    (CAM_VINH, "Vinh Cam Sạch", ("31",), True, "turned round, same goods"),
    (CAM_VINH, "Nước ép cam xứ Vinh", ("32",), True, "words between"),
    (CAM_VINH, "VINH ORANGE", ("31",), True, "translated, same class"),
    (CAM_VINH, "C.A.M V.I.N.H", ("31",), True, "letters apart"),
    (CAM_VINH, "CAM VYNH", ("31",), True, "misspelt"),
    (CAM_VINH, "Vinh Quang", ("36",), False, "a usual word"),
    (CAM_VINH, "VINH PHÁT LOGISTICS", ("39",), False, ""),
    (CAM_VINH, "Vinh Hoa Phú Quý", ("31",), False, "the idiom 'vinh hoa': a different word, same class"),
    (CAM_VINH, "Khách sạn Vinh Plaza", ("43",), False, "the city, other services"),
    (CAM_VINH, "VINHOMES", ("36",), False, ""),
    (CAM_VINH, "Cam Cao Phong", ("31",), False, "another name"),
    (CAM_VINH, "Vĩnh Cửu", ("31",), False, "other tone"),
    (CAM_VINH, "Cẩm Vinh", ("25",), False, "a person's name, other tone"),
    (VINH, "CAM VINH NGỌT", ("31",), True, ""),
    (VINH, "Hương Vinh", ("3",), False, ""),
    (VINH, "Trái cây Vinh", ("31",), True, "no class is known of the indication"),
    (VINH, "Vĩnh Long cam sành", ("31",), False, "another place"),
    (PHU_QUOC, "NƯỚC MẮM PHÚ QUỐC", ("29", "30"), True, ""),
    (PHU_QUOC, "Phu Quoc Fish Sauce", ("30",), True, ""),
    (PHU_QUOC, "PHÚ QUỐC 584 mắm nhĩ", ("30",), True, ""),
    (PHU_QUOC, "PHUQUOC PREMIUM", ("30",), True, "written as one"),
    (PHU_QUOC, "Hồ tiêu Phú Quốc", ("30",), True, ""),
    (PHU_QUOC, "Đảo Ngọc Fish Sauce", ("30",), False, ""),
    (PHU_QUOC, "Quốc Phú", ("30",), False, "order matters: a person's name"),
    (PHU_QUOC, "Phú Quốc Resort & Spa", ("43",), False, "the island, other services"),
    (PHU_QUOC, "An Phú Quốc Tế", ("41",), False, "parts of two words"),
    (PHU_QUOC, "Phú Quý", ("30",), False, ""),
    (CHE_THAI, "TRÀ TÂN CƯƠNG", ("30",), True, ""),
    (CHE_THAI, "Tân Cương Xanh", ("30",), True, ""),
    (CHE_THAI, "Tan Cuong Tea", ("30", "35"), True, ""),
    (CHE_THAI, "Chè Tân Cương Hoàng Bình", ("30",), True, ""),
    (CHE_THAI, "TANCUONGTEA", ("30",), True, "more written as one than the name"),
    (CHE_THAI, "Tân Cường Phát", ("30",), False, "other tone, same class"),
    (CHE_THAI, "Tân Cương", ("43",), True, "an eating house for tea"),
    (CHE_THAI, "Chè Suối Giàng", ("30",), False, ""),
    (CHE_THAI, "Tân Lập", ("30",), False, ""),
    (BUOI, "BƯỞI PHÚC TRẠCH VIP", ("31",), True, ""),
    (BUOI, "Phúc Trạch Garden", ("31",), True, ""),
    (BUOI, "Phuc Trach pomelo", ("31",), True, ""),
    (BUOI, "Bưởi Diễn", ("31",), False, ""),
    (BUOI, "Phúc Lộc", ("31",), False, ""),
    (BUOI, "Trạch Phúc", ("31",), False, "order"),
    (BUOI, "Bưởi Phước Trạch", ("31",), False, "another word, near in sound"),
    (NHUNG, "KHE MÂY FARM", ("31",), True, ""),
    (NHUNG, "Cam sạch Khe Mây", ("31",), True, ""),
    (NHUNG, "Khe Mây Coffee", ("43",), False, "other services"),
    (NHUNG, "KHE MAY", ("29",), True, "no tones, near goods"),
    (NHUNG, "Khê Máy Công Cụ", ("7",), False, "other tones, other goods"),
    (NHUNG, "Mây Khe", ("20",), False, "order"),
    (MAT_ONG, "Đồng Sim Honey", ("30",), True, "only part of the core"),
    (MAT_ONG, "MẬT ONG BÃI ĐỒNG SIM", ("30",), True, ""),
    (MAT_ONG, "Bai Dong Sim", ("30",), True, ""),
    (MAT_ONG, "Bãi Đồng", ("30",), False, ""),
    (MAT_ONG, "Mật ong rừng tràm", ("30",), False, ""),
    (GOM, "GỐM BẾN NGỰ", ("21",), True, ""),
    (GOM, "Bến Ngự Ceramic", ("21", "35"), True, ""),
    (GOM, "BENNGU POTTERY", ("21",), True, "written as one"),
    (GOM, "Chợ Bến Ngự", ("35",), False, "a market elsewhere"),
    (GOM, "Bến Thành", ("21",), False, ""),
    (MAM, "Mắm Vạn Phần", ("29",), True, ""),
    (MAM, "VẠN PHẦN 1946", ("30",), True, ""),
    (MAM, "Van Phan Fish Sauce", ("29",), True, ""),
    (MAM, "Vạn Phấn Hoa", ("3",), False, "other tone"),
    (MAM, "Vạn Phúc", ("29",), False, ""),
    (MAM, "Vạn An Phần", ("29",), False, "words between"),
    (GAO, "NẾP HƯƠNG BẦU", ("30",), True, ""),
    (GAO, "Gạo Hương Bầu Xanh", ("30",), True, ""),
    (GAO, "Hương Nếp Quê", ("30",), False, ""),
    (TEN_CHUNG, "MẬT ONG RỪNG SỐ 1", ("30",), False, "no word of its own: nobody's name"),
)  # fmt: skip
