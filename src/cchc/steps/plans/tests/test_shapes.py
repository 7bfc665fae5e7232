from cchc.steps.plans import shapes
from cchc.steps.plans.models import Row
from cchc.steps.plans.rowstate import empty


def task(**what: object) -> dict[str, object]:
    return {**empty(Row.Kind.ITEM), **what}


def test_a_deadline_keeps_its_words_and_is_understood() -> None:
    due = shapes.due_of("Quý IV", year=2026)
    assert (due["text"], due["start"], due["end"]) == ("Quý IV", "2026-10-01", "2026-12-31")
    assert shapes.due_of("  ", year=2026)["text"] is None


def test_merging_says_everything_once() -> None:
    first = task(
        text="Rà soát thủ tục",
        output="Báo cáo",
        lead={"text": "Sở Nội vụ", "agencies": ["Sở Nội vụ"]},
        activities=[{"code": "1", "text": "Một"}],
        due=shapes.due_of("Quý I", year=2026),
        place={"line_from": 4, "line_to": 5},
    )
    second = task(
        text="Công bố thủ tục",
        output="báo cáo",
        lead={"text": "Sở Tư pháp", "agencies": ["Sở Tư pháp", "Sở Nội vụ"]},
        activities=[{"code": "1", "text": "Một"}, {"code": "2", "text": "Hai"}],
        due=shapes.due_of("Tháng 6", year=2026),
        place={"line_from": 6, "line_to": 9},
    )
    merged = shapes.merged(Row.Kind.ITEM, first, second, year=2026)
    assert merged["text"] == "Rà soát thủ tục; Công bố thủ tục"
    assert merged["output"] == "Báo cáo"
    assert merged["lead"]["agencies"] == ["Sở Nội vụ", "Sở Tư pháp"]
    assert [one["text"] for one in merged["activities"]] == ["Một", "Hai"]
    assert merged["due"]["text"] == "Quý I; Tháng 6"
    assert merged["place"] == {"line_from": 4, "line_to": 9}


def test_merging_takes_the_deadline_of_the_one_that_has_it() -> None:
    due = shapes.due_of("Quý I", year=2026)
    merged = shapes.merged(Row.Kind.ITEM, task(text="a"), task(text="b", due=due), year=2026)
    assert merged["due"] == due


def test_splitting_parts_the_activities_and_their_codes() -> None:
    activities = [{"code": str(n), "text": f"Hoạt động {n}"} for n in (1, 2, 3)]
    data = task(text="Cả hai", activities=activities, activity_codes=["1", "2", "3"])
    first, second = shapes.split(data, text="Riêng", moved=[1])
    assert (first["text"], second["text"]) == ("Cả hai", "Riêng")
    assert first["activity_codes"] == ["1", "3"]
    assert second["activities"] == [activities[1]]
    assert data["activities"] == activities
