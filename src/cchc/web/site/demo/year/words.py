"""What the officers of Tỉnh Mẫu write; chosen by number, so that the same job always says the same."""

from collections.abc import Sequence

BEGUN = (
    "Đã phân công đơn vị chủ trì tham mưu, đang xây dựng dự thảo.",
    "Đã có văn bản triển khai đến các phòng, đơn vị trực thuộc.",
    "Đang lấy ý kiến các cơ quan liên quan, dự kiến hoàn thành đúng thời hạn.",
    "Đã rà soát xong số liệu đầu vào, đang tổng hợp.",
)
DONE = (
    "Đã hoàn thành, kết quả gửi kèm theo báo cáo.",
    "Đã ban hành văn bản và đăng trên Cổng thông tin điện tử.",
    "Đã thực hiện xong các nội dung được giao trong kỳ.",
    "Hoàn thành; đã gửi kết quả về cơ quan chủ trì để tổng hợp.",
)
AGAIN = (
    "Đã bổ sung theo ý kiến của cơ quan xác nhận.",
    "Đã đính chính số liệu và gửi lại văn bản có đủ chữ ký.",
)
DIFFICULTIES = (
    "Nhân sự chuyên trách mỏng sau sắp xếp tổ chức bộ máy.",
    "Văn bản hướng dẫn của cấp trên ban hành chậm so với kế hoạch.",
    "Phần mềm chưa liên thông nên phải nhập số liệu hai lần.",
)
PROPOSALS = (
    "Đề nghị Sở Nội vụ tổ chức tập huấn cho công chức mới nhận việc.",
    "Đề nghị bố trí kinh phí ngay từ đầu quý.",
)
RETURNS = (
    "Chưa có văn bản kèm theo; đề nghị bổ sung quyết định đã ban hành.",
    "Số liệu chưa khớp với báo cáo quý; đề nghị kiểm tra lại.",
    "Kết quả nêu chung chung, chưa rõ sản phẩm; đề nghị ghi cụ thể.",
)
NOT_APPLICABLE = (
    "Cơ quan không có thủ tục hành chính thuộc nhóm này.",
    "Nhiệm vụ đã chuyển cho cơ quan khác sau khi sắp xếp tổ chức.",
)
WHY_LATER = (
    "Chờ văn bản hướng dẫn của bộ quản lý ngành.",
    "Phải lấy ý kiến lại sau khi có thay đổi về tổ chức bộ máy.",
    "Nhà thầu bàn giao chậm do thời tiết.",
)
REFUSALS = ("Nhiệm vụ gắn với đánh giá quý nên không lùi được; đề nghị tập trung hoàn thành.",)
REOPENED = ("Qua kiểm tra, văn bản kèm theo đã bị thay thế; đề nghị cập nhật văn bản mới.",)


def pick(words: Sequence[str], number: int) -> str:
    return words[number % len(words)]
