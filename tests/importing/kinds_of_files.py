"""A small real file of every kind of data that can be imported; two rows of activity and of events,
of which one is Hải Phòng's."""

import io
from zipfile import ZipFile

from PIL import Image

from tests.importing.files import csv_text, mark

HAI_PHONG = "Sở Khoa học và Công nghệ Hải Phòng"
GIA_LAI = "Sở Khoa học và Công nghệ Gia Lai"


def _pictures() -> bytes:
    picture, packed = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (40, 40), "red").save(picture, "PNG")
    with ZipFile(packed, "w") as archive:
        archive.writestr("a.csv", csv_text([mark(so_don="4-2025-00071", dia_chi="Vinh, Nghệ An")]))
        archive.writestr("4-2025-00071.png", picture.getvalue())
    return packed.getvalue()


FILES: dict[str, bytes] = {
    "assets": csv_text([mark(so_don="4-2025-00070", dia_chi="Vinh, Nghệ An")]).encode(),
    "pictures": _pictures(),
    "visits": b"Th\xc3\xa1ng,Trang truy c\xe1\xba\xadp\n05/2025,999999\n",
    "availability": "Tháng,Phút ngừng theo kế hoạch,Phút ngừng ngoài kế hoạch\n05/2025,999,12\n".encode(),
    "targets": "Chỉ tiêu,Cần đạt,Từ ngày,Đến ngày,Phụ trách\nTrạm mới,15,01/01/2026,31/12/2026,Phòng Mạng lưới\n".encode(),
    "tasks": "Nhiệm vụ,Trạng thái,Từ ngày,Đến ngày,Phụ trách\nMở lớp,Đang làm,01/01/2026,31/12/2026,Phòng Đào tạo\n".encode(),
    "stations": "Đơn vị chủ trì,Loại hình,Tỉnh,Thời điểm mở\nTrạm Lạ,Hiệp hội,Hà Nội,05/2020\n".encode(),
    "activity": f"Trạm,Tháng,Tư vấn\n{HAI_PHONG},05/2025,4\n{GIA_LAI},05/2025,900\n".encode(),
    "reports": (
        "Trạm,Tháng,Lượt liên hệ,Lượt tư vấn,Cập nhật thông tin,Đăng thông tin trên sàn giao dịch,"
        '"Lớp, hội nghị",Người được tập huấn,"Cán bộ Trạm, quy đổi"\n'
        f'{HAI_PHONG},10/2026,16,7,2,1,0,0,"1,5"\n{GIA_LAI},10/2026,900,7,2,1,0,0,1\n'
    ).encode(),
    "requests": (
        "Ngày nhận,Kênh,Loại yêu cầu,Chủ đề,Nội dung yêu cầu,Người yêu cầu,Loại hình,Điện thoại,Tỉnh\n"
        "12/05/2025,Điện thoại,Tư vấn,Tình trạng pháp lý,Còn hạn không?,Công ty Mẫu,Doanh nghiệp,"
        "0912000345,Nghệ An\n"
    ).encode(),
    "events": (
        "Tên hội nghị,Loại,Ngày tổ chức,Số đại biểu,Đơn vị tổ chức\n"
        "Tập huấn tại cảng,Tập huấn,15/05/2025,20,Sở KH&CN thành phố Hải Phòng\n"
        f"Tập huấn ở núi,Tập huấn,16/05/2025,20,{GIA_LAI}\n"
    ).encode(),
    "populations": "Tỉnh,Địa giới,Năm,Cách đo,Dân số\nNghệ An,34,2025,dân số lạ,12\n".encode(),
    "figures": "Chỉ tiêu,Kỳ,Giá trị,Nguyên văn,Nguồn\nTrạm IPPlatform,2025,999,999 Trạm,Báo cáo lạ\n".encode(),
    "contacts": "Chủ sở hữu,Điện thoại,Email\nCông ty Mẫu,0238 000 0001,a@mau.example\n".encode(),
    "products": "Tên sản phẩm,Hạng OCOP,Chủ thể sản xuất\nNước mắm lạ,4 sao,Hợp tác xã Lạ\n".encode(),
}
"""Kind (domain.roles.DATA_KINDS) → the file."""
NAMES = {"pictures": "goi.zip"}
