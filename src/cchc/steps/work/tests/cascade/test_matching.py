"""Rows of an agency's document beside the province's tasks."""

from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.reading.text import fold
from cchc.steps.work.matching import OFFERED, SURE, Worded, candidates, chosen

TASKS = [
    Worded("1", "1", fold("Rà soát, đơn giản hóa thủ tục hành chính nội bộ"), concerns=True),
    Worded("2", "2", fold("Tổ chức hội nghị đối thoại với doanh nghiệp"), concerns=True),
    Worded("3", "3", fold("Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính")),
]


def test_words_that_are_alike_are_chosen_beforehand() -> None:
    rows = [
        Worded("a", "1", fold("Rà soát, đơn giản hoá thủ tục hành chính nội bộ của Sở")),
        Worded("b", "2", fold("Mua sắm máy tính cho Văn phòng Sở")),
    ]
    found = candidates(rows, TASKS)
    assert found["a"][0].key == "1"
    assert found["a"][0].score >= SURE
    assert chosen(found) == {"a": "1"}


def test_an_equal_number_alone_says_nothing() -> None:
    found = candidates([Worded("a", "2", fold("Mua sắm xe ô tô"))], TASKS)
    assert found["a"] == []


def test_one_task_is_chosen_for_one_row() -> None:
    rows = [Worded(key, "", TASKS[0].words + ending) for key, ending in (("a", " cua so"), ("b", ""))]
    assert chosen(candidates(rows, TASKS)) == {"b": "1"}


def test_without_tasks_there_are_no_candidates() -> None:
    assert candidates([Worded("a", "", "gi do")], []) == {"a": []}


WORDS = st.lists(
    st.sampled_from(
        ["ra", "soat", "thu", "tuc", "hanh", "chinh", "so", "hoa", "ho", "so", "bao", "cao", "hoi", "nghi"]
    ),
    min_size=1,
    max_size=8,
)
SOME = st.lists(st.tuples(st.sampled_from(["", "1", "2", "3"]), WORDS), max_size=6)


@given(SOME, SOME)
def test_choices_are_one_to_one_and_offers_are_sorted(rows: list, tasks: list) -> None:
    left = [Worded(f"r{n}", code, " ".join(words)) for n, (code, words) in enumerate(rows)]
    right = [Worded(str(n), code, " ".join(words)) for n, (code, words) in enumerate(tasks)]
    found = candidates(left, right)
    assert set(found) == {row.key for row in left}
    for offers in found.values():
        scores = [one.score for one in offers]
        assert scores == sorted(scores, reverse=True)
        assert len(offers) <= OFFERED
        assert all(0 <= one.alike <= 100 for one in offers)
    picked = chosen(found)
    assert len(set(picked.values())) == len(picked)
    same = {task.words: task for task in right}
    assert all(found[row.key] for row in left if row.words in same)
