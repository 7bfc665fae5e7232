"""What is to be doubted about evidence: said beside it, decided by a person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max
from django.utils.translation import gettext as _

from cchc.pure.period import REPORT, Kind, Period
from cchc.shared.agencies.models import Agency, Alias
from cchc.shared.agencies.naming import key
from cchc.steps.work.models import Evidence, Job, Progress

MANY = 3  # items that one document proves: more than that is worth a look


@dataclass(frozen=True, slots=True)
class Warning_:
    """`kind`: outside_year, other_issuer, used_for_many, after_confirmation; `sentence` says it to a person."""

    kind: str
    sentence: str


def evidence_warnings(evidence: Iterable[Evidence]) -> dict[int, list[Warning_]]:
    """Key of the evidence → what is to be doubted about it. Five queries, however many there are."""
    rows = list(evidence)
    jobs = {
        job.pk: job for job in Job.objects.filter(pk__in={one.job_id for one in rows}).select_related("plan")
    }
    names = _names({job.agency_code for job in jobs.values()})
    uses = _uses({one.document_id for one in rows})
    confirmed = _confirmed(list(jobs.values()))
    found = {}
    for one in rows:
        job = jobs[one.job_id]
        doubts = [
            _outside_year(one, job),
            _other_issuer(one, names.get(job.agency_code, frozenset())),
            _used_for_many(uses.get(one.document_id, 0)),
            _after_confirmation(one, confirmed.get(job.pk)),
        ]
        found[one.pk] = [doubt for doubt in doubts if doubt]
    return found


def _names(codes: set[str]) -> dict[str, frozenset[str]]:
    """Agency code → everything that it is or was called, as compared."""
    called: dict[str, set[str]] = {code: set() for code in codes}
    for code, name, short in Agency.objects.filter(code__in=codes).values_list("code", "name", "short_name"):
        called[code] |= {key(name), key(short)}
    for code, words in Alias.objects.filter(code__in=codes).values_list("code", "words"):
        called[code].add(key(words))
    return {code: frozenset(words - {""}) for code, words in called.items()}


def _uses(documents: set[int]) -> dict[int, int]:
    rows = Evidence.objects.filter(document__in=documents, withdrawn_at__isnull=True).order_by()
    return dict(rows.values_list("document").annotate(items=Count("job__item", distinct=True)))


def _confirmed(jobs: Sequence[Job]) -> dict[int, datetime]:
    """Job → when it was confirmed last, of those that are settled."""
    settled = [job.pk for job in jobs if job.state in (Job.State.DONE, Job.State.NOT_APPLICABLE)]
    lines = Progress.objects.filter(job__in=settled, kind=Progress.Kind.CONFIRM).order_by()
    return dict(lines.values_list("job").annotate(last=Max("at")))


def _outside_year(one: Evidence, job: Job) -> Warning_ | None:
    """The plan's year begins with its report year (15/12 before); a task that starts earlier takes its own start."""
    if one.issued_on is None:
        return None
    year = job.plan.year
    begins = [Period(year, Kind.YEAR).first(REPORT), job.starts_on, job.plan.issued_on]
    first = min(day for day in begins if day)
    if first <= one.issued_on <= date(year, 12, 31):
        return None
    said = {"day": f"{one.issued_on:%d/%m/%Y}", "year": year}
    return Warning_("outside_year", _("Ban hành ngày %(day)s, ngoài năm kế hoạch %(year)d.") % said)


def _other_issuer(one: Evidence, names: frozenset[str]) -> Warning_ | None:
    said = {key(one.issuer), key(one.issuer.lower())} - {""}
    if not said or not names or said & names or any(_with_place(words, names) for words in said):
        return None
    return Warning_("other_issuer", _("Do cơ quan khác ban hành: %(issuer)s.") % {"issuer": one.issuer})


def _with_place(words: str, names: frozenset[str]) -> bool:
    """ "Sở Tư pháp tỉnh Mẫu" is Sở Tư pháp."""
    return any(words.startswith((f"{name} tinh ", f"{name} thanh pho ")) for name in names)


def _used_for_many(items: int) -> Warning_ | None:
    if items <= MANY:
        return None
    return Warning_(
        "used_for_many", _("Dùng làm tài liệu kiểm chứng cho %(count)d nhiệm vụ.") % {"count": items}
    )


def _after_confirmation(one: Evidence, confirmed: datetime | None) -> Warning_ | None:
    if confirmed is None or one.added_at <= confirmed:
        return None
    return Warning_("after_confirmation", _("Được thêm hoặc thay sau khi đã xác nhận."))
