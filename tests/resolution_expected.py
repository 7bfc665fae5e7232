"""Every wording of the documents, and whom of Tỉnh Mẫu it means: written out by hand, so that nothing wrong slips in.

"code" one agency; "group" all of it; "group ?" whom it concerns of it, where it supports; "ngoài" nobody who can be given
work; "-" nobody is sure: it waits for a person.
"""

# The sample province's own documents.
SAMPLE = """
Báo và Phát thanh, Truyền hình tỉnh = bao-dai
Các chủ đầu tư = -
Các cơ quan phụ trách lĩnh vực CCHC = chu-tri-cchc
Các cơ quan được giao chủ trì = so-nganh-don-vi ?
Các cơ quan, đơn vị sử dụng ngân sách = -
Các sở, ban, ngành cấp tỉnh = so-ban-nganh
Công an tỉnh = cong-an
Kho bạc Nhà nước khu vực = -
Sở Công Thương = so-cong-thuong
Sở Giáo dục và Đào tạo = so-giao-duc
Sở Khoa học và Công nghệ = so-khoa-hoc-cong-nghe
Sở Khoa học và Công ngệ = so-khoa-hoc-cong-nghe
Sở Nông nghiệp và Môi trường = so-nong-nghiep-moi-truong
Sở Nội vụ = so-noi-vu
Sở Tài chính = so-tai-chinh
Sở Tư pháp = so-tu-phap
Sở Văn hóa, Thể thao và Du lịch = so-van-hoa
Sở Xây dựng = so-xay-dung
Thanh tra tỉnh = thanh-tra
Trường Chính trị tỉnh = truong-chinh-tri
UBND cấp xã = ubnd-cap-xa
Văn phòng UBND tỉnh = van-phong-ubnd
các cơ quan, đơn vị, địa phương = co-quan-don-vi-dia-phuong
các sở, ban, ngành cấp tỉnh = so-ban-nganh
Đoàn Thanh niên tỉnh = -
Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh = mat-tran
"""

# The real documents: of other provinces and of the State, so a name that Tỉnh Mẫu lacks means nobody here.
REAL = """
Ban Công tác đại biểu = -
Ban Dân nguyện = -
Ban Pháp chế HĐND tỉnh = -
Ban Quản lý Khu kinh tế = ban-quan-ly-khu-kinh-te
Ban Quản lý các Khu công nghiệp khu kinh tế = ban-quan-ly-khu-kinh-te
Ban Quản lý các Khu công nghiệp, khu kinh tế = ban-quan-ly-khu-kinh-te
Ban soạn thảo do UBTVQH thành lập = -
Báo và Phát thanh truyền hình tỉnh = bao-dai
Báo và Phát thanh, Truyền hình Thanh Hoá = -
Báo và Phát thanh, Truyền hình tỉnh Đồng Nai = -
Báo và Phát thanh, Truyền hình Đồng Nai = -
Bảo hiểm xã hội tỉnh = bao-hiem-xa-hoi
Bộ Khoa học và Công nghệ = -
Bộ Nông nghiệp và Môi trường = -
Bộ Tài chính = -
Bộ Xây dựng = -
Chi cục Tiêu chuẩn Đo lường Chất lượng = -
Chủ tịch UBND các xã, phường = ubnd-cap-xa
Các Sở, ban, ngành = so-ban-nganh
Các Sở, ban, ngành cấp tỉnh = so-ban-nganh
Các Sở, ban, ngành cấp tỉnh có liên quan = so-ban-nganh ?
Các Sở, ban, ngành liên quan = so-ban-nganh ?
Các Sở, ngành có liên quan = so-ban-nganh ?
Các Sở, ngành, đơn vị = so-nganh-don-vi
Các Trường Đại học, Cao đẳng trên địa bàn tỉnh = -
Các bộ, ngành liên quan = -
Các bộ, ngành, địa phương = -
Các bộ, ngành, địa phương liên quan = -
Các cơ quan chủ trì CCHC của tỉnh = chu-tri-cchc
Các cơ quan chủ trì các lĩnh vực CCHC tỉnh = chu-tri-cchc
Các cơ quan hành chính nhà nước = -
Các cơ quan liên quan = so-nganh-don-vi ?
Các cơ quan quản lý các lĩnh vực trọng điểm tại điểm d, khoản 1, mục III = -
Các cơ quan quản lý hành chính = -
Các cơ quan, đơn vị = so-nganh-don-vi
Các cơ quan, đơn vị liên quan = so-nganh-don-vi ?
Các cơ quan, đơn vị theo quy định = -
Các cơ quan, đơn vị áp dụng = so-nganh-don-vi ?
Các cơ quan, đơn vị, địa phương = co-quan-don-vi-dia-phuong
Các cơ quan, đơn vị, địa phương liên quan = co-quan-don-vi-dia-phuong ?
Các doanh nghiệp = ngoài
Các doanh nghiệp Nhà nước = ngoài
Các ngành, đơn vị liên quan = so-nganh-don-vi ?
Các sở, ban ngành = so-ban-nganh
Các sở, ban ngành cấp tỉnh = so-ban-nganh
Các sở, ban, ngành = so-ban-nganh
Các sở, ban, ngành tỉnh = so-ban-nganh
Các sở, ban, ngành, đơn vị cấp tỉnh = so-nganh-don-vi
Các sở, ban, ngành, đơn vị liên quan = so-nganh-don-vi ?
Các sở, ban, ngành, đơn vị sự nghiệp công lập của tỉnh = so-nganh-don-vi
Các sở, ngành = so-ban-nganh
Các sở, ngành cấp tỉnh = so-ban-nganh
Các sở, ngành, đơn vị = so-nganh-don-vi
Các trường: Đại học, Cao đẳng, Trung cấp trên địa bàn tỉnh = -
Các đơn vị cấp 2 = -
Các đơn vị sự nghiệp công lập = don-vi-su-nghiep
Các đơn vị được lựa chọn thí điểm = -
Các địa phương = dia-phuong
Công an Thành phố = -
Cơ quan, đơn vị liên quan = so-nganh-don-vi ?
Cục Thuế tỉnh = thue
Giám đốc các sở = cac-so
Hiệp hội Doanh nghiệp tỉnh = hiep-hoi-doanh-nghiep
Học viện Hành chính Quốc gia = -
Liên hiệp các Hợp tác xã = -
Ngân hàng Nhà nước Việt nam Chi nhánh Khu vực II = -
Sở Kế hoạch và Đầu tư = so-ke-hoach-dau-tu
Sở Ngoại vụ = so-ngoai-vu
Sở Thông tin và Truyền thông = so-thong-tin-truyen-thong
Sở Y tế = so-y-te
Sở ngành = so-ban-nganh
Sở, ban, ngành = so-ban-nganh
Sở, ban, ngành cấp tỉnh = so-ban-nganh
Thuế Đồng Nai = -
Trung tâm Chuyển đổi số Thành phố = -
Trung tâm Thông tin tỉnh = -
Trung tâm Tư vấn dịch vụ tài chính = -
Trường Chính trị Trần phú = -
Trưởng các ban, ngành, đơn vị cấp tỉnh = so-nganh-don-vi
Trưởng các cơ quan, đơn vị liên quan = so-nganh-don-vi ?
Tổ công tác theo Quyết định số 2088/QĐ- UBND ngày 14/5/2021 của UBND tỉnh = -
Tổng Thư ký Quốc hội -Văn phòng Quốc hội = -
Tổng cục Tiêu chuẩn Đo lường Chất lượng = -
UBND các huyện, thành phố, thị xã = ubnd-cap-huyen
UBND các huyện, thị xã = ubnd-cap-huyen
UBND các huyện, thị xã, thành phố = ubnd-cap-huyen
UBND các phường xã = ubnd-cap-xa
UBND các phường, xã = ubnd-cap-xa
UBND các phường, xã có liên quan = ubnd-cap-xa ?
UBND các phường, xã nông thôn mới = -
UBND các xã, phường = ubnd-cap-xa
UBND cấp huyện = ubnd-cap-huyen
UBND cấp huyện đạt chuẩn nông thôn mới = -
UBND thành phố Hà Tĩnh = -
UBND thị xã Kỳ Anh = -
UBND tỉnh = tinh-mau
UBND xã, phường = ubnd-cap-xa
UBND xã, phường, đặc khu = ubnd-cap-xa
Viện Nghiên cứu phát triển Thành phố = -
Văn phòng Quốc hội = -
các Bệnh viện = -
các Sở, ban, ngành = so-ban-nganh
các bộ, ngành liên quan = -
các cơ quan Trung ương đóng trên địa bàn tỉnh = co-quan-trung-uong
các cơ quan liên quan = so-nganh-don-vi ?
các cơ quan liên quan khác = so-nganh-don-vi ?
các cơ quan, đơn vị liên quan = so-nganh-don-vi ?
các cơ quan, đơn vị, địa phương liên quan = co-quan-don-vi-dia-phuong ?
các doanh nghiệp viễn thông = ngoài
các sở, ban, ngành = so-ban-nganh
các sở, ban, ngành, đơn vị cấp tỉnh = so-nganh-don-vi
các sở, ngành = so-ban-nganh
các trường = -
các đơn vị liên quan = so-nganh-don-vi ?
các đơn vị sự nghiệp = don-vi-su-nghiep
các đơn vị được kiểm tra = so-nganh-don-vi ?
các địa phương = dia-phuong
cơ quan, đơn vị, địa phương = co-quan-don-vi-dia-phuong
sở, ban ngành có liên quan = so-ban-nganh ?
thành viên Hội đồng thẩm định = hoi-dong-tham-dinh-cchc
tổ chức đào tạo, chứng nhận hệ thống = ngoài
Đơn vị tư vấn = ngoài
Địa phương = dia-phuong
đơn vị sự nghiệp = don-vi-su-nghiep
Ủy ban Đối ngoại = -
"""


def table(text: str) -> dict[str, str]:
    """Wording → whom it means."""
    pairs = (line.rpartition(" = ") for line in text.strip().splitlines())
    return {words: means for words, _mark, means in pairs}
