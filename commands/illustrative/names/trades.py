"""What owners live from: how a firm of the trade is called, and the goods that its marks stand for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Trade:
    """`called`: words between the legal form and the name. `goods`: Nice class → words that may
    stand before a name. `weight`: how often the trade occurs, out of about 150."""

    called: str
    weight: int
    goods: dict[int, tuple[str, ...]]


TRADES = (
    Trade("Thương mại Tổng hợp", 20, {35: ("Cửa hiệu", "Tiệm", "Chợ nhỏ")}),
    Trade("Thực phẩm", 12, {30: ("Tương ớt", "Bánh", "Mì gạo"), 29: ("Giò chả", "Ruốc")}),
    Trade("Nông sản", 9, {30: ("Gạo", "Bột sắn"), 31: ("Rau sạch", "Củ quả")}),
    Trade("Dược phẩm", 12, {5: ("Viên uống", "Siro", "Dầu gió"), 44: ("Nhà thuốc",)}),
    Trade("Dược liệu", 4, {5: ("Cao", "Thuốc xoa bóp"), 30: ("Nước thảo mộc",)}),
    Trade("May mặc", 9, {25: ("Thời trang", "Áo khoác", "Áo sơ mi")}),
    Trade("Mỹ phẩm", 9, {3: ("Son môi", "Dầu gội", "Nước gội")}),
    Trade("Thủy sản", 6, {29: ("Nước mắm", "Cá khô", "Tôm khô")}),
    Trade("Du lịch", 5, {39: ("Du lịch",), 43: ("Khách sạn", "Nhà trọ")}),
    Trade("Ẩm thực", 6, {43: ("Quán cơm", "Bếp", "Cà phê")}),
    Trade("Đào tạo", 6, {41: ("Ngoại ngữ", "Học viện", "Mầm non")}),
    Trade("Phần mềm", 5, {9: ("Phần mềm",), 42: ("Giải pháp số",)}),
    Trade("Điện máy", 5, {11: ("Đèn", "Bếp"), 9: ("Loa", "Máy ảnh")}),
    Trade("Cơ khí", 4, {7: ("Máy bơm", "Máy gặt")}),
    Trade("Nước khoáng", 3, {32: ("Nước khoáng", "Nước uống")}),
    Trade("Cà phê", 5, {30: ("Cà phê",), 43: ("Cà phê",)}),
    Trade("Chè", 4, {30: ("Chè", "Chè xanh")}),
    Trade("Rượu", 3, {33: ("Rượu",)}),
    Trade("Đồ gỗ", 3, {20: ("Bàn ghế", "Tủ bếp")}),
    Trade("Vật liệu xây dựng", 3, {19: ("Gạch", "Ngói")}),
    Trade("Phân bón", 2, {1: ("Phân bón",)}),
    Trade("Sơn nước", 2, {2: ("Sơn nước",)}),
    Trade("Hạt giống", 3, {31: ("Giống lúa", "Cây giống")}),
    Trade("Chăn nuôi", 3, {29: ("Thịt", "Trứng gà"), 31: ("Thóc",)}),
    Trade("Đồ gốm", 2, {21: ("Gốm", "Ấm chén")}),
    Trade("Dệt lụa", 2, {24: ("Lụa", "Khăn")}),
    Trade("Giấy vở", 2, {16: ("Vở", "Bao bì")}),
    Trade("Vận tải", 3, {39: ("Vận tải", "Xe khách")}),
    Trade("Bất động sản", 3, {36: ("Nhà đất",)}),
    Trade("Nha khoa", 3, {44: ("Nha khoa",)}),
    Trade("Xe đạp", 3, {12: ("Xe đạp",)}),
)
