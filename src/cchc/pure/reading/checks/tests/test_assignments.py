from cchc.pure.reading.checks import agency_names, assignments
from cchc.pure.reading.checks.tests.build import case, item, lines


def test_lead_names_nobody() -> None:
    of = case(
        item(1, lead=["Các đơn vị được phân công chủ trì"]),
        item(2, lead=["Các cơ quan, đơn vị có liên quan", "địa phương"]),
        item(3, lead=["Các cơ quan có liên quan", "Sở Nội vụ"]),
        item(4, lead=["Các cơ quan, đơn vị, địa phương"]),
        item(5, lead=["Cơ quan Bảo hiểm xã hội tỉnh"]),
    )
    assert lines(assignments.lead_names_nobody, of) == [[1], [2]]


def test_lead_is_support() -> None:
    of = case(
        item(1, lead=["Sở Nội vụ"], support=["sở nội vụ", "Sở Tư pháp"]),
        item(2, lead=["UBND cấp xã"], support=["Các sở", "UBND cấp xã"]),
        item(3),
    )
    assert lines(assignments.lead_is_support, of) == [[1]]
    assert lines(assignments.lead_group_is_support, of) == [[2]]


def test_several_leads_once_for_each_wording() -> None:
    two = ["Sở Nội vụ", "Sở Tư pháp"]
    assert lines(assignments.several_leads, case(item(1, lead=two), item(2), item(3, lead=two))) == [[1, 3]]


def test_one_agency_under_two_names() -> None:
    of = case(
        item(1, lead=["Sở KH&CN"]),
        item(2, lead=["Sở Khoa học và Công nghệ"]),
        item(3, lead=["Sở Y tế"], support=["Sở Y tế"]),
    )
    assert lines(agency_names.agency_name_varies, of) == [[1, 2]]
