"""The vocabulary of figures: what compares, what counts, and which numbers are not figures at all."""

import re

# What compares, before the number. Longer wordings first: "không quá" is not "quá".
COMPARATORS = (
    (
        ">=",
        r"tối thiểu|ít nhất|chí ít|không ít hơn|không dưới|không thấp hơn|không nhỏ hơn|không kém|≥|>=|từ",
    ),
    (
        "<=",
        r"tối đa|nhiều nhất|không vượt quá|không quá|không cao hơn|không lớn hơn|không nhiều hơn|không hơn|≤|<=",
    ),
    ("~", r"khoảng|xấp xỉ|gần|ước đạt|ước khoảng|tầm|~|≈"),
    ("<", r"dưới|thấp hơn|nhỏ hơn|ít hơn|<"),
    (">", r"trên|hơn|lớn hơn|cao hơn|nhiều hơn|vượt trên|vượt quá|vượt|>"),
)
# Words that may stand between what compares and the number: "tối thiểu phải đạt", "ít nhất có".
FILLERS = (
    r"có|đạt|được|là|phải|bằng|ở|mức|tỷ lệ|tỉ lệ|thêm|giảm|tăng|thực hiện|tổ chức|xây dựng|ban hành|hoàn thành"
    r"|triển khai|mỗi năm|hằng năm|hàng năm|trong năm|bình quân|còn|từ|đến|khoảng|trên|hơn"
)
AT_LEAST_AFTER = re.compile(r"trở lên|hoặc cao hơn|và cao hơn", re.IGNORECASE)
AT_MOST_AFTER = re.compile(r"trở xuống|hoặc thấp hơn", re.IGNORECASE)
SHARED = re.compile(
    r"(?P<cue>tối thiểu|ít nhất|tối đa|không quá|khoảng|trên|dưới)\s+(?:tương ứng|lần lượt)(?: là)?\b",
    re.IGNORECASE,
)

PERCENT = re.compile(r"\s?(?:%|phần trăm\b)", re.IGNORECASE)
_SCALE = r"(?:nghìn tỷ|ngàn tỷ|tỷ|tỉ|triệu|nghìn|ngàn)"
MONEY = re.compile(
    rf"\s?(?P<unit>{_SCALE}?\s?(?:đồng|VNĐ|VND|đô la|USD)|{_SCALE}(?=[\s,.;)]|$))", re.IGNORECASE
)
TIME = re.compile(
    r"\s(?P<unit>ngày làm việc|giờ làm việc|ngày|giờ|phút|buổi|tuần|tháng|năm)\b", re.IGNORECASE
)
SHARE = re.compile(r"\s(?P<unit>tổng số|số)\b", re.IGNORECASE)

# Counted nouns of more than two syllables, and pairs that are counted together. Longest match wins.
LONG_UNITS = (
    "UBND cấp xã",
    "UBND cấp huyện",
    "Ủy ban nhân dân cấp xã",
    "xã, phường, thị trấn",
    "xã, phường, đặc khu",
    "xã, phường",
    "phường, xã",
    "sở, ban, ngành",
    "sở, ngành",
    "cơ quan, đơn vị, địa phương",
    "cơ quan, đơn vị",
    "đơn vị, địa phương",
    "nhóm nhiệm vụ",
    "nhóm chỉ tiêu",
    "nhóm giải pháp",
    "bộ thủ tục hành chính",
    "thủ tục hành chính",
    "dịch vụ công trực tuyến",
    "dịch vụ công",
    "cơ sở dữ liệu",
    "văn bản QPPL",
    "tổ công nghệ số",
    "cán bộ, công chức, viên chức",
    "cán bộ, công chức",
    "người dân",
    "hợp tác xã",
    "hộ kinh doanh",
    "hộ gia đình",
    "trạm BTS",
    "Gb/s",
    "Mb/s",
    "Gbps",
    "Mbps",
    "điểm phần trăm",
    "triệu lượt",
    "nghìn lượt",
)
# Nouns of one syllable; every other counted noun is taken to have two ("sáng kiến", "mô hình").
SHORT_UNITS = frozenset(
    [
        "cuộc",
        "lớp",
        "xã",
        "phường",
        "huyện",
        "tỉnh",
        "người",
        "bài",
        "tin",
        "buổi",
        "đoàn",
        "lượt",
        "đợt",
        "bộ",
        "hộ",
        "phòng",
        "sở",
        "ngành",
        "vụ",
        "thôn",
        "bản",
        "tổ",
        "đội",
        "nhóm",
        "điểm",
        "bậc",
        "lần",
        "hồ",
        "máy",
        "cái",
        "phiếu",
        "ca",
        "trạm",
        "trường",
        "chợ",
        "sàn",
        "khu",
        "ha",
        "km",
        "m2",
        "suất",
        "giải",
        "bước",
        "hạng",
        "kỳ",
        "số",
        "chuyến",
        "ấn",
        "phiên",
        "quy",
        "khâu",
        "vị",
        "câu",
        "UBND",
        "TTHC",
        "DVC",
        "CSDL",
        "HĐND",
    ]
)
SECOND_SYLLABLES = {
    "hồ": "sơ",
    "ấn": "phẩm",
    "quy": "trình",
    "vị": "trí",
    "hạng": "mục",
    "bộ": "phận",
    "câu": "lạc bộ",
}
NOT_UNITS = re.compile(
    r"(?:cấp|tuổi|chiều|rõ|không|chữ|năm|tháng|quý|ngày|giờ|tầng|bên|mặt|trong|của|và|hoặc|đến|tại|từ|được|theo|là|về|cho"
    r"|với|khi|để|trở|nêu|này|đó|trên|dưới|sau|trước|tức|nói|đã|đang|sẽ|còn|thì|mà|nhằm|do|bởi|so|đối|phấn đấu|đạt|có|phải|gồm|thuộc)\b",
    re.IGNORECASE,
)

# Numbers in words count only after what compares: "ít nhất một lần".
IN_WORDS = re.compile(
    r"\b(?P<cue>(?:tối thiểu|ít nhất|tối đa|không quá) (?:có )?)(?P<word>một|hai|ba|bốn|sáu|bảy|tám|chín|mười)(?= [^\W\d])",
    re.IGNORECASE,
)
WORD_VALUES = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}

# What stands before a number that orders or names, and does not count.
NAMED = re.compile(
    r"(?:Nghị định|Nghị quyết|Quyết định|Chỉ thị|Thông tư|Thông báo|Kết luận|Kế hoạch|Đề án|Dự án|Công điện|Công văn|Văn bản"
    r"|Luật|Chương trình|Điều|khoản|điểm(?! số)|chương|mục|phụ lục|biểu|mẫu|tiêu chuẩn|TCVN|ISO|IEC|QCVN|nhóm|mức độ|mức|cấp độ"
    r"|loại|khóa|khoá|lần thứ|phiên bản|version|công nghiệp|web|giai đoạn|nhiệm kỳ|quý|tháng|năm|ngày|kỳ|bước|vùng|cấp|số|thứ"
    r"|tầng|tập|quyển|trang|dòng|bảng|hình|tiểu mục|phần|tổ|đội|khu vực|mạng|thế hệ|STT|TT)\s*[:.]?\s*$",
    re.IGNORECASE,
)
RANKED = re.compile(r"(?:xếp|hạng|vị trí|thứ hạng)\s+(?:thứ\s+)?$", re.IGNORECASE)
TOP = re.compile(r"\b(?:top|tốp|nhóm)\s+$", re.IGNORECASE)
LEADING = re.compile(
    r".{0,60}?\b(?:dẫn đầu|đứng đầu|cao nhất|tốt nhất|hàng đầu|cả nước|toàn quốc)", re.IGNORECASE
)
# What stands before a span of time that dates a duty, and does not limit an effort.
DATING = re.compile(
    r"(?:sau|trước|trong|trong vòng|trong thời hạn|thời hạn|thời gian|kể từ|chậm nhất|định kỳ|sớm hơn|quá hạn|hạn|trong thời gian"
    r"|mỗi|mức|đầu|cuối|sáu|hết|đủ)\s*[:(]?\s*$",
    re.IGNORECASE,
)
LIMITED_TIME = re.compile(
    r"(?:giảm|rút ngắn|cắt giảm|tiết kiệm|tối đa|không quá|tối thiểu|ít nhất|xuống còn|còn|họp)\b",
    re.IGNORECASE,
)
# Where a figure before the target is told: "từ 50% năm 2024 lên 70%", "so với 80% của năm trước".
BASELINE = re.compile(
    r"\btừ\s+(?P<first>\d[\d.,]*\s?%?)(?=[^.;%]{0,40}?\s(?<!trở )(?:lên|xuống)(?:\s[^\W\d]+){0,2}\s\d)|\bso với\s+(?:mức\s+|tỷ lệ\s+)?(?P<base>\d[\d.,]*\s?%?)",
    re.IGNORECASE,
)
# A parenthesis that excepts, explains or names a source holds no target of its own.
ASIDE = re.compile(
    r"\((?:không bao gồm|chưa bao gồm|không gồm|không tính|không kể|không thuộc|trừ|ngoại trừ|theo|hiện|hiện nay|căn cứ"
    r"|ban hành|so với|sau đây|năm \d{4}|số liệu|kết quả|nguồn|tương đương|tức|bằng chữ|lãnh đạo|hoặc|gọi tắt)\b[^()]*(?:\([^()]*\)[^()]*)*\)",
    re.IGNORECASE,
)
# What opens a target and says nothing of what is measured.
OPENERS = re.compile(
    r"^(?:(?:phấn đấu|đảm bảo|bảo đảm|duy trì|có|đạt|được|là|về|năm \d{4}|đến năm \d{4}|đến hết năm \d{4}|trong năm|trong năm \d{4}"
    r"|hằng năm|hàng năm|mỗi năm|cụ thể|và|với|thì|đồng thời|trong đó|trong số đó|từ|đến|chỉ tiêu|hoàn thành)\b[\s,:]*)+",
    re.IGNORECASE,
)
