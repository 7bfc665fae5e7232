"""What stands around the list of jobs: chips that take filters off, quick ones that put them on, heads that sort."""

from collections.abc import Collection
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from cchc.steps.work.queries import choices, job_filter
from cchc.steps.work.queries.job_filter import ALL, ALL_PLANS, MINE, NAMES, JobFilter


def of_one_plan(asked: JobFilter) -> bool:
    return asked.plan not in ("", ALL_PLANS)


def is_grouped(asked: JobFilter) -> bool:
    """One line a task: within one plan, and where not all jobs are of one agency or one task anyway."""
    return of_one_plan(asked) and not (asked.flat or asked.agency or asked.item)


def around(asked: JobFilter, offered: choices.Choices, own: Collection[str]) -> dict[str, Any]:
    item = choices.item_named(asked.item)
    names = {
        "plan": next((one.number or str(one.year) for one in offered.plans if str(one.pk) == asked.plan), ""),
        "agency": next((one.name for one in offered.agencies if one.value == asked.agency), ""),
        "item": f"{item.code} {item.text}".strip()[:80] if item else "",
    }
    return {
        "chips": _chips(asked, names),
        "quick": _quick(asked, own),
        "columns": _columns(asked),
        "grouped": is_grouped(asked),
        "can_group": of_one_plan(asked) and not (asked.agency or asked.item),
        "group_url": address(asked, flat=""),
        "flat_url": address(asked, flat="1"),
        "clear_url": address(JobFilter(plan=asked.plan, whose=asked.whose)),
    }


def address(asked: JobFilter, *off: str, **on: str) -> str:
    """The same list with some of its filters off or others."""
    pairs = job_filter.to_address(asked)
    for part in (*off, *on):
        pairs.pop(NAMES[part], None)
    pairs |= {NAMES[part]: value for part, value in on.items() if value}
    return "?" + urlencode(pairs)


def _chips(asked: JobFilter, names: dict[str, str]) -> list[dict[str, str]]:
    """The filters that are on; a click takes one off. The plan goes over into every plan."""
    chips = []
    for part, words in job_filter.in_words(asked, **names).items():
        if part == "plan" and asked.plan == ALL_PLANS:
            continue
        wider = {"plan": ALL_PLANS, "whose": ALL}
        url = address(asked, **{part: wider[part]}) if part in wider else address(asked, part)
        chips.append({"text": words, "url": url})
    return chips


def _quick(asked: JobFilter, own: Collection[str]) -> list[dict[str, str]]:
    """What is asked for most, where it is not on already."""
    whens = [
        {"text": str(words), "url": address(asked, when=name)}
        for name, words in job_filter.WHEN.items()
        if name != asked.when
    ]
    states = [
        {"text": str(job_filter.STATES[name].label), "url": address(asked, state=name)}
        for name in ("cho-xac-nhan", "tra-lai")
        if name != asked.state
    ]
    mine = [{"text": _("Việc của cơ quan tôi"), "url": address(asked, whose=MINE)}]
    return (mine if own and asked.whose != MINE else []) + whens + states


def _columns(asked: JobFilter) -> list[dict[str, str]]:
    """The head of the table; a column that can be sorted by has an address and says how it is sorted now."""
    names = {
        "thu-tu": _("Nhiệm vụ"),
        "co-quan": _("Cơ quan"),
        "thoi-han": _("Thời hạn"),
        "trang-thai": _("Trạng thái"),
    }
    return [_column(asked, sort, name) for sort, name in names.items()]


def _column(asked: JobFilter, sort: str, name: str) -> dict[str, str]:
    if is_grouped(asked) and sort in ("co-quan", "trang-thai"):
        return {"name": name, "url": "", "state": ""}
    usual = "thu-tu" if is_grouped(asked) else "thoi-han"
    state = {sort: "ascending", f"-{sort}": "descending"}.get(asked.sort or usual, "")
    following = f"-{sort}" if state == "ascending" else sort
    return {"name": name, "url": address(asked, sort=following), "state": state}
