"""The sample year as the tables have it: what the actions promise holds on every job, and nothing lies in the future."""

from datetime import date

import pytest
from django.db.models import F, Q

from cchc.shared.records.models import Event
from cchc.steps.plans import actions
from cchc.steps.work.models import AgencyPlan, Evidence, Job, Progress
from cchc.web.site.demo import agencies, year
from cchc.web.site.demo.year import clock
from cchc.web.site.demo.year.papers import word
from tests.cast import people, read_in

pytestmark = pytest.mark.django_db
UNTIL = date(2026, 4, 20)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> int:
    """A short plan, played until April."""
    agencies.build()
    officer = people()["standing"]
    with clock.on(date(2026, 1, 6)):
        plan = actions.accept(read_in(monkeypatch, "kế hoạch"), by=officer)
    return year.play(plan, standing=officer, today=UNTIL, tell=lambda line: None)


def test_every_job_stands_where_its_last_line_says(made: int) -> None:
    assert made > 20
    jobs = Job.objects.filter(version__gt=0)
    assert jobs.exists()
    lost = jobs.exclude(history__number=F("version"))
    assert not lost.exists()
    other = Progress.objects.filter(number=F("job__version")).exclude(
        state=F("job__state"), percent=F("job__percent")
    )
    assert not other.exists()
    assert not Job.objects.filter(Q(version=0) & ~Q(state="todo")).exists()


def test_the_story_ends_on_its_day(made: int) -> None:
    end = clock.moment(UNTIL, 24 * 60 - 1)
    assert not Progress.objects.filter(at__gt=end).exists()
    assert not Event.objects.filter(kind__startswith="work.", at__gt=end).exists()
    assert not Job.objects.filter(done_on__gt=UNTIL).exists()


def test_nobody_confirms_what_they_reported(made: int) -> None:
    for line in Progress.objects.filter(kind__in=("confirm", "return")):
        report = Progress.objects.get(job=line.job, number=line.number - 1)
        assert report.by_id != line.by_id


def test_agencies_hand_in_plans_and_papers(made: int) -> None:
    assert AgencyPlan.objects.filter(state="approved").exists()
    for evidence in Evidence.objects.select_related("document"):
        assert evidence.document.path.read_bytes().startswith(b"PK")


def test_a_paper_is_the_same_bytes_each_time() -> None:
    assert word(("Một & hai",)) == word(("Một & hai",))
