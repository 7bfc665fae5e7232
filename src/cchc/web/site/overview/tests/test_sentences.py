"""What a chart says is worked out from its figures."""

from cchc.steps.work.queries.overview import Tally
from cchc.web.site.overview import sentences
from cchc.web.site.overview.levels import level_of


def test_who_has_the_most_is_named() -> None:
    rows = [("Sở A", Tally(late=2)), ("Sở B", Tally(late=9)), ("Sở C", Tally(done=3))]
    assert sentences.agencies_late(rows) == "2 cơ quan có việc quá hạn, nhiều nhất là Sở B (9 việc)"


def test_two_with_the_most_are_both_named_more_are_counted() -> None:
    two = [("Sở A", Tally(late=2)), ("Sở B", Tally(late=2))]
    assert sentences.agencies_late(two).endswith("nhiều nhất là Sở A và Sở B (mỗi nơi 2 việc)")
    assert sentences.agencies_late([*two, ("Sở C", Tally(late=2))]).endswith("nhiều nhất 2 việc, ở 3 nơi")


def test_nothing_late_is_said() -> None:
    assert sentences.agencies_late([("Sở A", Tally(done=1))]) == "Không cơ quan nào có việc quá hạn"
    assert "Không đơn vị nào trong 1" in sentences.communes_late([("Xã A", Tally(done=1))])
    assert sentences.communes_late([]) == "Chưa có việc nào giao cho cấp xã"
    assert sentences.to_call([], 0) == "Không có cơ quan nào cần đôn đốc"


def test_the_trend_says_which_way() -> None:
    assert sentences.trend(12, 34, 4) == "Việc quá hạn tăng từ 12 lên 34 trong 4 tuần qua"
    assert sentences.trend(34, 12, 4) == "Việc quá hạn giảm từ 34 xuống 12 trong 4 tuần qua"
    assert "giữ ở mức 5" in sentences.trend(5, 5, 3)
    assert sentences.trend(0, 0, 4) == "Không có việc quá hạn, như 4 tuần trước"
    assert sentences.trend(7, 7, 0) == "Có 7 việc quá hạn"


def test_numbers_are_vietnamese() -> None:
    said = sentences.whole(Tally(late=1234, done=1234), "31/03/2026")
    assert said == "Tính đến 31/03/2026: hoàn thành 1.234/2.468 việc (50 %), quá hạn 1.234 việc"


def test_levels_begin_above_their_step() -> None:
    assert [level_of(Tally(late=late, done=100 - late)) for late in (0, 1, 10, 11, 25, 26, 50, 51)] == [
        0, 1, 1, 2, 2, 3, 3, 4,
    ]  # fmt: skip
