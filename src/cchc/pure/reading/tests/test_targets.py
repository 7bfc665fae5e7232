"""Targets: which statements are targets, how paragraphs are taken apart, where the code comes from."""

from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.reading.blocks import Block, Cell, Paragraph, Place, Table
from cchc.pure.reading.outline import read_outline
from cchc.pure.reading.plan import Target
from cchc.pure.reading.targets import find_targets
from cchc.pure.reading.targets.statements import clauses, inline_list, quantified, sentences


def targets_of(text: str, year: int = 2026) -> tuple[Target, ...]:
    blocks = [Paragraph(line, Place(n, n)) for n, line in enumerate(text.split("\n"), 1)]
    return find_targets(read_outline(blocks), year=year)


def test_numbered_targets_stay_whole_and_the_tasks_add_none_beside_a_list_of_targets() -> None:
    found = targets_of(
        "II. CÁC CHỈ TIÊU CHỦ YẾU\n"
        "1. Cải cách thể chế\n"
        "1.1. 100% văn bản được rà soát. Tối thiểu 90% văn bản được số hóa.\n"
        "1.2. Hoàn thành việc kiện toàn tổ chức.\n"
        "2. Thủ tục hành chính\n"
        "2.1. Tỷ lệ hồ sơ đúng hạn trên 98%.\n"
        "2.2. Tỷ lệ thanh toán trực tuyến đạt 70%.\n"
        "III. NHIỆM VỤ\n"
        "- Bảo đảm 100% văn bản đi được ký số."
    )
    assert [(t.code, t.section, len(t.measures), t.place.line_from) for t in found] == [
        ("1.1", "Cải cách thể chế", 2, 3),
        ("1.2", "Cải cách thể chế", 0, 4),
        ("2.1", "Thủ tục hành chính", 1, 6),
        ("2.2", "Thủ tục hành chính", 1, 7),
    ]


def test_lettered_paragraphs_are_taken_apart() -> None:
    found = targets_of(
        "I. MỤC TIÊU\n"
        "1. Mục tiêu chung\n"
        "Nâng cao chất lượng phục vụ của các cơ quan trong tỉnh.\n"
        "2. Mục tiêu cụ thể\n"
        "a) 100% xã bố trí đủ công chức; trên 90% công chức được tập huấn; nâng cao đạo đức công vụ.\n"
        "b) Tăng cường kiểm tra công vụ; xử lý nghiêm vi phạm. Đổi mới cách đánh giá công chức.\n"
        "c) Nâng cao hiệu quả của bộ phận một cửa các cấp trong tỉnh, cụ thể:\n"
        "- 95% hồ sơ được giải quyết đúng hạn;"
    )
    assert [(t.code, t.text) for t in found] == [
        ("a", "100% xã bố trí đủ công chức"),
        ("a", "trên 90% công chức được tập huấn"),
        ("a", "nâng cao đạo đức công vụ."),
        ("b", "Tăng cường kiểm tra công vụ; xử lý nghiêm vi phạm."),
        ("b", "Đổi mới cách đánh giá công chức."),
        ("c", "Nâng cao hiệu quả của bộ phận một cửa các cấp trong tỉnh, cụ thể:"),
        ("c", "95% hồ sơ được giải quyết đúng hạn"),
    ]


def test_labels_and_leads_name_the_section() -> None:
    found = targets_of(
        "I. MỤC TIÊU, YÊU CẦU\n"
        "1. Mục tiêu cụ thể\n"
        "- Về thể chế: 100% văn bản được rà soát; 90% kiến nghị được trả lời. Trong đó, cấp xã đạt 80%.\n"
        "- Tỷ lệ hồ sơ nộp trực tuyến:\n"
        "+ Các sở, ngành đạt tối thiểu 80%;\n"
        "+ UBND cấp xã đạt tối thiểu 60%.\n"
        "2. Yêu cầu\n"
        "- Giảm 20% giấy tờ.\n"
        "II. TRÁCH NHIỆM THỰC HIỆN\n"
        "1. Nhiệm vụ của Sở Nội vụ\n"
        "- Kiểm tra 35% cơ quan, đơn vị."
    )
    assert [(t.section, t.text) for t in found] == [
        ("Về thể chế", "100% văn bản được rà soát"),
        ("Về thể chế", "90% kiến nghị được trả lời. Trong đó, cấp xã đạt 80%."),
        ("Tỷ lệ hồ sơ nộp trực tuyến", "Các sở, ngành đạt tối thiểu 80%"),
        ("Tỷ lệ hồ sơ nộp trực tuyến", "UBND cấp xã đạt tối thiểu 60%."),
    ]


def test_list_within_a_sentence_among_the_requirements() -> None:
    found = targets_of(
        "I. MỤC ĐÍCH, YÊU CẦU\n"
        "- Giảm ít nhất 20% giấy tờ là yêu cầu chung.\n"
        "- Phấn đấu đạt các chỉ tiêu sau trong năm: (1) Họp trực tuyến trên 60% số cuộc họp; (2) Giảm 10% văn bản giấy."
    )
    assert [(t.code, t.text) for t in found] == [
        ("(1)", "Họp trực tuyến trên 60% số cuộc họp"),
        ("(2)", "Giảm 10% văn bản giấy."),
    ]


def test_statements_with_a_figure_in_the_tasks() -> None:
    found = targets_of(
        "I. NHIỆM VỤ\n"
        "4.2. Lập kế hoạch họp hằng năm. Tỷ lệ họp trực tuyến đạt tối thiểu 60%; tiếp tục phân cấp.\n"
        "(3) Về thời gian: họp chuyên môn không quá 01 ngày; họp lớn không quá 1,5 ngày.\n"
        "- Đơn vị thực hiện: 10 sở, ngành của tỉnh.\n"
        "- Hợp tác trên thế mạnh của 02 tỉnh theo mô hình chính quyền 02 cấp.\n"
        "- Năm 2024, tỷ lệ hồ sơ đúng hạn đạt 92%.\n"
        "V. KINH PHÍ THỰC HIỆN\n"
        "Tổng kinh phí tối đa 640.000.000 đồng."
    )
    assert [(t.code, t.text, len(t.measures)) for t in found] == [
        ("4.2", "Tỷ lệ họp trực tuyến đạt tối thiểu 60%", 1),
        ("4.2", "Về thời gian: họp chuyên môn không quá 01 ngày; họp lớn không quá 1,5 ngày.", 2),
    ]


def test_article_without_headings() -> None:
    found = targets_of(
        "Cải cách hành chính phải xuất phát từ lợi ích của người dân.\n"
        "Phù hợp tình hình địa phương.Cải cách thể chế: Phấn đấu 100% văn bản được rà soát kịp thời.\n"
        "Tối thiểu 35% cơ quan được kiểm tra; 100% xã, phường tự kiểm tra."
    )
    assert [(t.section, t.text) for t in found] == [
        ("Cải cách thể chế", "Phấn đấu 100% văn bản được rà soát kịp thời."),
        ("Cải cách thể chế", "Tối thiểu 35% cơ quan được kiểm tra"),
        ("Cải cách thể chế", "100% xã, phường tự kiểm tra."),
    ]


def test_tables_and_appendices_give_no_targets() -> None:
    blocks: list[Block] = [
        Paragraph("I. MỤC TIÊU", Place(1, 1)),
        Table(1, 1, (Cell(0, 0, "100% hồ sơ được số hóa", Place(2, 2)),), Place(2, 2)),
        Paragraph("PHỤ LỤC", Place(3, 3)),
        Paragraph("I. CHỈ TIÊU", Place(4, 4)),
        Paragraph("- 90% hồ sơ được nộp trực tuyến.", Place(5, 5)),
    ]
    assert find_targets(read_outline(blocks), year=2026) == ()


def test_what_is_said_twice_is_one_target() -> None:
    found = targets_of("I. NHIỆM VỤ\n- Bảo đảm 100% văn bản được ký số.\n- Bảo đảm 100% văn bản được ký số;")
    assert len(found) == 1


def test_sentences_keep_abbreviations_numbers_and_parentheses_together() -> None:
    text = "Theo ISO 9001: 2015 tại TP. Mẫu (gồm cấp xã. Cấp tỉnh) đạt 2.500 hồ sơ. Tiếp tục rà soát."
    assert sentences(text) == [text[:-18].strip(), "Tiếp tục rà soát."]


def test_clauses_and_figures() -> None:
    assert clauses("a; b (c; d); e") == ["a", "b (c; d)", "e"]
    assert (
        quantified("rà soát; đạt 90% hồ sơ; giảm 5% chi phí; nâng cao kỷ cương")
        == "đạt 90% hồ sơ; giảm 5% chi phí"
    )
    assert inline_list("Sau: (1) một; (3) ba") == ("Sau: (1) một; (3) ba", [])


@given(st.text(alphabet=st.sampled_from("abcĐạt 0123456789%.;:()-\n(1)"), max_size=200))
def test_parts_are_verbatim_and_nothing_raises(text: str) -> None:
    for sentence in sentences(text):
        assert sentence in text
        for clause in clauses(sentence):
            assert clause in sentence
    targets_of("I. MỤC TIÊU\n" + text)


def test_short_levels_below_a_target_are_targets() -> None:
    found = targets_of(
        "I. CHỈ TIÊU\n1. Chính quyền số\n"
        "- Hồ sơ trực tuyến toàn trình đạt 80%:\n+ Cấp tỉnh: 85%;\n+ Cấp xã: 75%.\n"
        "- Tỷ lệ số hóa hồ sơ:\n+ Cấp tỉnh: 90%;\n+ Cấp xã: 75%.\n"
    )
    assert [(t.text, t.section) for t in found] == [
        ("Hồ sơ trực tuyến toàn trình đạt 80%:", "Chính quyền số"),
        ("Cấp tỉnh: 85%", "Hồ sơ trực tuyến toàn trình đạt 80%"),
        ("Cấp xã: 75%.", "Hồ sơ trực tuyến toàn trình đạt 80%"),
        ("Cấp tỉnh: 90%", "Tỷ lệ số hóa hồ sơ"),
        ("Cấp xã: 75%.", "Tỷ lệ số hóa hồ sơ"),
    ]
