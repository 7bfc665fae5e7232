"""Random plans: whatever reading may give, for the round trips."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from cchc.pure.deadline import KINDS, RECURRENCES, Due, Milestone
from cchc.pure.reading.blocks import Place
from cchc.pure.reading.plan import (
    Activity,
    Assignees,
    Citation,
    Document,
    Duty,
    Finding,
    Item,
    Measure,
    Plan,
    Target,
)
from cchc.pure.reading.text import one_line

ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxyÁỀỘỮ0123456789 .,;:%()/-–+=@'\"&<>_"
texts = st.one_of(
    st.text(ALPHABET, min_size=1, max_size=40),
    st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=9),
).map(one_line)
words = texts.filter(bool)
maybe = st.none() | words
days = st.dates(date(1900, 3, 1), date(2999, 12, 31))
numbers = st.none() | st.decimals(-(10**6), 10**6, places=2).map(lambda n: Decimal(str(float(n))))
counts = st.none() | st.integers(1, 9999)
places = st.builds(Place, line_from=counts, line_to=counts, page=counts, table=counts, row=counts)
codes = st.lists(words, max_size=3).map(tuple)
dues = st.builds(
    Due,
    text=maybe,
    kind=st.sampled_from(KINDS),
    start=st.none() | days,
    end=st.none() | days,
    recurrence=st.none() | st.sampled_from(RECURRENCES),
    event=maybe,
    offset=maybe,
    milestones=st.lists(st.builds(Milestone, words, st.none() | days), max_size=2).map(tuple),
)
assignees = st.builds(Assignees, maybe, st.lists(words, max_size=3).map(tuple))
items = st.builds(
    Item,
    origin=st.sampled_from(["table", "prose"]),
    field=maybe,
    code=maybe,
    target_codes=codes,
    task_codes=codes,
    activity_codes=codes,
    target=maybe,
    text=texts,
    activities=st.lists(st.builds(Activity, maybe, words), max_size=3).map(tuple),
    output=maybe,
    lead=assignees,
    support=assignees,
    due=dues,
    budget=maybe,
    note=maybe,
    place=places,
)
measures = st.builds(
    Measure, st.sampled_from([">=", "<=", ">", "<", "=", "~", "range"]), numbers, numbers, maybe, texts
)
targets = st.builds(Target, maybe, maybe, texts, st.lists(measures, max_size=3).map(tuple), places)
citations = st.builds(
    Citation, maybe, maybe, st.none() | days, st.lists(places, max_size=3).map(tuple), maybe
)
duties = st.builds(Duty, maybe, texts, dues, places)
findings = st.builds(
    Finding,
    rule=words,
    severity=st.sampled_from(["error", "warning", "info"]),
    template=words.map(lambda text: text.replace("%", "%%")),
    places=st.lists(places, max_size=2).map(tuple),
    params=st.just({}),
)
documents = st.builds(
    Document,
    number=maybe,
    kind=maybe,
    title=maybe,
    issued_on=st.none() | days,
    effective_on=st.none() | days,
    issuer=maybe,
    signer=maybe,
    year=st.none() | st.integers(1990, 2100),
)


def several(kind: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(kind, max_size=3).map(tuple)


plans = st.builds(
    Plan, documents, several(citations), several(targets), several(items), several(duties), several(findings)
)
