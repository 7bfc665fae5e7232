"""The field's words for agencies: official names, abbreviations, kinds, generic nouns, verbs. No province's names."""

# What stands after "Sở": the uniform bodies, the special ones, and those merged away in 2025.
DEPARTMENTS = (
    "Nội vụ",
    "Tư pháp",
    "Tài chính",
    "Công Thương",
    "Nông nghiệp và Môi trường",
    "Xây dựng",
    "Khoa học và Công nghệ",
    "Văn hóa, Thể thao và Du lịch",
    "Văn hóa và Thể thao",
    "Văn hóa, Thông tin, Thể thao và Du lịch",
    "Giáo dục và Đào tạo",
    "Y tế",
    "Ngoại vụ",
    "Dân tộc và Tôn giáo",
    "Du lịch",
    "Quy hoạch - Kiến trúc",
    "An toàn thực phẩm",
    "Kế hoạch và Đầu tư",
    "Lao động - Thương binh và Xã hội",
    "Tài nguyên và Môi trường",
    "Nông nghiệp và Phát triển nông thôn",
    "Giao thông vận tải",
    "Thông tin và Truyền thông",
)

# Other bodies whose spelling is fixed; "tỉnh" or a name may follow.
OFFICIAL = (
    "Văn phòng UBND",
    "Văn phòng Đoàn đại biểu Quốc hội và HĐND",
    "Thanh tra tỉnh",
    "Thanh tra thành phố",
    "Ban Quản lý Khu kinh tế",
    "Ban Quản lý các Khu công nghiệp",
    "Ban Pháp chế HĐND",
    "Bảo hiểm xã hội",
    "Bộ Chỉ huy Quân sự",
    "Kho bạc Nhà nước",
    "Ngân hàng Nhà nước",
    "Mặt trận Tổ quốc",
    "Liên đoàn Lao động",
    "Liên minh Hợp tác xã",
    "Hiệp hội Doanh nghiệp",
    "Trung tâm Phục vụ hành chính công",
    "Trường Chính trị",
)

# Departments in short, without blanks and marks, as they stand after "Sở" or in a list of departments.
SHORT_DEPARTMENTS = {
    "KHCN": "Khoa học và Công nghệ",
    "TTTT": "Thông tin và Truyền thông",
    "GDĐT": "Giáo dục và Đào tạo",
    "GDDT": "Giáo dục và Đào tạo",
    "GTVT": "Giao thông vận tải",
    "NNPTNT": "Nông nghiệp và Phát triển nông thôn",
    "NNMT": "Nông nghiệp và Môi trường",
    "NN": "Nông nghiệp và Môi trường",
    "TNMT": "Tài nguyên và Môi trường",
    "KHĐT": "Kế hoạch và Đầu tư",
    "VHTTDL": "Văn hóa, Thể thao và Du lịch",
    "VHTT": "Văn hóa và Thể thao",
    "LĐTBXH": "Lao động - Thương binh và Xã hội",
    "LĐTB": "Lao động - Thương binh và Xã hội",
    "DTTG": "Dân tộc và Tôn giáo",
    "QHKT": "Quy hoạch - Kiến trúc",
    "ATTP": "An toàn thực phẩm",
    "XD": "Xây dựng",
    "TC": "Tài chính",
    "TP": "Tư pháp",
    "NV": "Nội vụ",
    "CT": "Công Thương",
    "YT": "Y tế",
    "NGV": "Ngoại vụ",
}

# Words in short, wherever they stand as whole words; each pattern is a regular expression.
ABBREVIATIONS = (
    (r"VP\.? ?(?=UBND|HĐND|Đoàn|ĐBQH|Tỉnh ủy|Thành ủy)", "Văn phòng "),
    (r"VPUB\b", "Văn phòng UBND"),
    (r"(?:UBMTTQ|UB ?MTTQ)(?:VN)?\b", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    (r"MTTQ(?:VN)?\b", "Mặt trận Tổ quốc"),
    (r"BQL\b", "Ban Quản lý"),
    (r"BCĐ\b", "Ban Chỉ đạo"),
    (r"KKT\b", "Khu kinh tế"),
    (r"(?:các )?KCN\b", "các Khu công nghiệp"),
    (r"CCN\b", "Cụm công nghiệp"),
    (r"CA(?= (?:tỉnh|TP|thành phố|xã|phường))", "Công an"),
    (r"BHXH\b", "Bảo hiểm xã hội"),
    (r"(?:BCHQS|BCH QS|Bộ CHQS)\b", "Bộ Chỉ huy Quân sự"),
    (r"BCH(?= (?:BĐBP|Bộ đội))", "Bộ Chỉ huy"),
    (r"LHPN\b", "Liên hiệp Phụ nữ"),
    (r"BĐBP\b", "Bộ đội Biên phòng"),
    (r"LĐLĐ\b", "Liên đoàn Lao động"),
    (r"LM ?HTX\b", "Liên minh Hợp tác xã"),
    (r"HTX\b", "Hợp tác xã"),
    (r"HLHPN\b", "Hội Liên hiệp Phụ nữ"),
    (r"KBNN\b", "Kho bạc Nhà nước"),
    (r"NHNN\b", "Ngân hàng Nhà nước"),
    (r"TAND\b", "Tòa án nhân dân"),
    (r"VKSND\b", "Viện kiểm sát nhân dân"),
    (r"ĐBQH\b", "đại biểu Quốc hội"),
    (r"(?:TTPVHCC|TT ?PVHCC|TT ?HCC)\b", "Trung tâm Phục vụ hành chính công"),
    (r"HCC\b", "hành chính công"),
    (r"PVHCC\b", "Phục vụ hành chính công"),
    (r"(?:PTTH|PT ?& ?TH|PT ?- ?TH)\b", "Phát thanh và Truyền hình"),
    (r"QLTT\b", "Quản lý thị trường"),
    (r"TCĐLCL\b|TC ?- ?ĐL ?- ?CL\b", "Tiêu chuẩn Đo lường Chất lượng"),
    (r"PTNT\b", "Phát triển nông thôn"),
    (r"TB ?& ?XH\b|TBXH\b", "Thương binh và Xã hội"),
    (r"HCNN\b", "hành chính nhà nước"),
    (r"ĐVSNCL\b|SNCL\b", "sự nghiệp công lập"),
    (r"HVHCQG\b|HV HCQG\b", "Học viện Hành chính Quốc gia"),
    (r"(?<=Trường )CT\b", "Chính trị"),
    (r"HĐTĐ\b", "Hội đồng thẩm định"),
    (r"NTM\b", "nông thôn mới"),
    (r"T\.?[WƯ]\b", "Trung ương"),
    (r"TP\.? ?(?=[A-ZĐÀ-Ỹ])", "thành phố "),
    (r"TX\.? ?(?=[A-ZĐÀ-Ỹ])", "thị xã "),
)

# The first words of a single agency's name. A name may begin with any of them, capitalised.
KINDS = (
    "Sở", "Ban", "Văn phòng", "UBND", "HĐND", "Ủy ban", "Uỷ ban", "Hội đồng", "Công an", "Bộ", "Thanh tra", "Cục",
    "Chi cục", "Tổng cục", "Trung tâm", "Báo", "Đài", "Trường", "Học viện", "Viện", "Tổ", "Tiểu ban", "Hội",
    "Hiệp hội", "Hiệp Hội", "Liên đoàn", "Liên minh", "Liên hiệp", "Mặt trận", "Tòa án", "Toà án", "Kho bạc",
    "Ngân hàng", "Bảo hiểm", "Thuế", "Hải quan", "Quỹ", "Công ty", "Tổng công ty", "Tập đoàn", "Doanh nghiệp",
    "Bưu điện", "Điện lực", "Thư viện", "Bảo tàng", "Chính phủ", "Quốc hội", "Tỉnh ủy", "Thành ủy", "Đảng ủy",
    "Tỉnh uỷ", "Thành uỷ", "Đảng uỷ", "Tỉnh đoàn", "Thành đoàn", "Thường trực", "Giám đốc", "Thủ trưởng", "Chủ tịch", "Trưởng",
    "Lãnh đạo", "Thành viên", "thành viên", "Cảng vụ", "Bệnh viện", "Chi nhánh", "Phòng", "Đoàn", "Phân viện",
    "Thống kê", "Thi hành án", "Kiểm toán", "Quân khu", "Bộ đội", "VNPT", "Viettel", "Cơ quan", "Đơn vị", "Địa phương",
    "Tổ chức", "Đoàn thể", "Chính quyền", "Cấp ủy",
)  # fmt: skip

# What is written where nobody is meant.
NOBODY = ("không", "không có", "chưa có", "nt", "như trên")

# What a group of agencies is made of, in the order in which a list of them usually runs.
GENERIC = (
    "sở", "ban ngành", "ban", "ngành", "hội đoàn thể", "đoàn thể", "hội", "cơ quan", "đơn vị", "địa phương", "tổ chức",
    "doanh nghiệp", "cá nhân", "trường", "bệnh viện", "hiệp hội", "hợp tác xã", "phòng", "chi cục", "trung tâm",
    "huyện", "thị xã", "thành phố", "thị trấn", "quận", "xã", "phường", "đặc khu", "tỉnh", "thôn", "tổ dân phố", "bộ",
)  # fmt: skip

# Generic nouns that name nobody when they are only "concerned", "assigned" or "leading".
FACELESS = (
    "cơ quan",
    "đơn vị",
    "tổ chức",
    "cá nhân",
    "địa phương",
    "ngành",
    "bên",
    "doanh nghiệp",
    "thành phần",
)

# What an agency does or where it does it: from here on a cell speaks of the work, no longer of its name.
VERBS = (
    "chủ trì", "phối hợp", "cho ý kiến", "tham mưu", "thực hiện", "triển khai", "chịu trách nhiệm", "có trách nhiệm",
    "có nhiệm vụ", "có đơn vị", "hướng dẫn", "đôn đốc", "tổng hợp", "trình cấp", "trình UBND", "trình Ủy ban", "báo cáo",
    "rà soát", "ban hành", "làm đầu mối", "là cơ quan", "là đơn vị", "đối với", "theo chức năng", "theo nhiệm vụ",
    "theo lĩnh vực", "theo phân công", "theo thẩm quyền", "theo phạm vi", "tùy theo", "tuỳ theo", "căn cứ",
    "trong phạm vi", "định kỳ", "chuẩn bị", "thẩm tra", "thẩm định", "tham gia", "soạn thảo", "tiếp tục", "tăng cường", "đẩy mạnh",
    "khẩn trương", "chủ động", "trực tiếp", "tập trung", "cung cấp",
    "bố trí", "nhằm", "để",
)  # fmt: skip

# How a person is announced in a cell of agencies: before a name, mostly with a telephone number behind.
PERSONS = (
    "GĐ", "PGĐ", "TP", "PTP", "CV", "CVC", "CVP", "PCVP", "đ/c", "Đ/c", "đồng chí", "Đồng chí", "ông", "Ông", "bà", "Bà",
)  # fmt: skip
