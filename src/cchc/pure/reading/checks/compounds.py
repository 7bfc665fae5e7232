"""Two-syllable words of the field that a scanner or a hurried hand gets wrong, and how they are told from others.

A word belongs in COMPOUNDS only when hardly anything that differs from it by one letter or mark stands in official
writing too ("công tác" does not: there is "cộng tác"). What does is in RIGHT_TOO.
"""

import re

_COMPOUNDS = (
    "hệ thống; phát triển; tuyên truyền; đào tạo; phấn đấu; hội họp; trực tuyến; thủ tục; cơ quan; "
    "cải cách; chuyển đổi; nền tảng; dịch vụ; doanh nghiệp; chính quyền; tài khoản; viễn thông; "
    "kế hoạch; nhiệm vụ; giải pháp; chủ trì; phối hợp; báo cáo; thực hiện; hoàn thành; triển khai; "
    "hướng dẫn; kiểm tra; đánh giá; quy định; quyết định; nghị quyết; nghị định; chỉ đạo; điều hành; "
    "hành chính; pháp luật; công chức; viên chức; cán bộ; địa phương; đơn vị; tổ chức; tiêu chuẩn; "
    "trách nhiệm; chất lượng; hiệu quả; nâng cao; tăng cường; đẩy mạnh; hạ tầng; dữ liệu; điện tử; "
    "số hóa; kết quả; mục tiêu; chỉ tiêu; tiến độ; thời hạn; kinh phí; ngân sách; dự toán; tổng hợp; "
    "theo dõi; đôn đốc; giám sát; thanh tra; kiến nghị; khiếu nại; tố cáo; người dân; xã hội; kinh tế; "
    "giáo dục; y tế; môi trường; công nghệ; thông tin; truyền thông; tài chính; nội vụ; tư pháp; "
    "xây dựng; nông nghiệp; sự nghiệp; công lập; tự chủ; biên chế; bộ máy; sắp xếp; kiện toàn; phân cấp; "
    "ủy quyền; bồi dưỡng; tập huấn; nghiệp vụ; kỷ luật; kỷ cương; đột phá; sáng kiến; mô hình; "
    "đối thoại; hài lòng; khảo sát; thẩm định; phê duyệt; ban hành; rà soát; sửa đổi; bổ sung; thay thế; "
    "công bố; công khai; minh bạch; đơn giản; liên thông; một cửa; tiếp nhận; hồ sơ"
)
# What differs from a compound by one letter or mark and is right all the same: words, and ends of words that meet.
_RIGHT_TOO = (
    "công nghiệp; truyền thống; chi tiêu; công thức; điện từ; mức tiêu; toàn thành; thành chính; ban thành; "
    "điện toàn; hiện toàn; viện toàn; năng cao; mới trường; tư chủ; mở hình; chuyển đối; phần cấp; phẩm định; "
    "hơn vị; điểm tra; nhanh tra; khối hợp; thay thẻ; dự liệu; định giá"
)
# Words so common beside any other that a pair with them is no misspelt compound ("tại khoản 1").
_LOOSE = (
    "tại của và các để đề trong theo từ về có là đã sẽ được cho với một những này đó khi do bởi nếu như "
    "trên dưới trước sau mỗi từng cả mọi không chưa vào ra lên đến tới số việc người năm ngày tháng quý "
    "tỉnh huyện xã"
)
# Slips that are words themselves, known by what stands beside them.
CONFUSED = tuple(
    (re.compile(pattern, re.IGNORECASE), right)
    for pattern, right in (
        (r"(?<!phối )(?<!kết )(?<!tích )(?<!tổng )\bhợp trực tuyến", "họp"),
        (r"\bhội hợp\b", "họp"),
        (r"\b(?:cuộc|phòng|buổi|phiên) hợp\b(?! (?:tác|lệ|pháp|lý))", "họp"),
        (r"(?:[,;]\s|^)đề (?:tổng hợp|phục vụ|bảo đảm|đảm bảo|thực hiện|kịp thời|theo dõi)\b", "để"),
        (
            r"(?<!động )(?<!nguy )(?<!thời )(?<!hữu )(?<!vô )\bcơ (?:các|của|và|những|trong|có|liên)\b",
            "cơ quan",
        ),
    )
)

COMPOUNDS = frozenset(_COMPOUNDS.split("; "))
RIGHT_TOO = frozenset(_RIGHT_TOO.split("; "))
LOOSE = frozenset(_LOOSE.split())
