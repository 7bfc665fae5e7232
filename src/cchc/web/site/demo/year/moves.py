"""The moves of a day, each through its action; what an action refuses is no part of the story."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from cchc.shared.accounts.models import User
from cchc.steps.plans.models import Plan
from cchc.steps.work import actions
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import Assignment, Extension, Job
from cchc.web.site.demo.year import fates, words
from cchc.web.site.demo.year.papers import paper

State = Job.State
PAPER_EVERY = 9  # of so many reports of a group's task one comes with a document; of other tasks every second


class Stage:
    """The jobs of a plan with who reports on them; `made` counts the moves."""

    def __init__(self, plan: Plan, standing: User, people: dict[str, User]) -> None:
        self.plan, self.standing, self.people = plan, standing, people
        self.made = 0
        answering = Assignment.objects.filter(plan=plan, answers=True, ended_on=None)
        self.lead = dict(answering.values_list("item", "agency_code"))

    def moves(self, day: date, moves: Iterable[fates.Move]) -> None:
        """Everything of one day. Confirmations of one person go together, as they would."""
        jobs = Job.objects.in_bulk([move.job for move in moves])
        together: dict[int, dict[int, int]] = defaultdict(dict)
        confirmers: dict[int, User] = {}
        for move in moves:
            job = jobs[move.job]
            if move.what == fates.CONFIRM and job.state == State.CONFIRMING:
                person = self._confirmer(job)
                confirmers[person.pk] = person
                together[person.pk][job.pk] = job.version
            elif move.what in ACTS:
                self._try(lambda job=job, move=move: ACTS[move.what](self, job, day, move))
        for pk, versions in together.items():
            self.made += len(actions.confirm_many(versions, by=confirmers[pk], today=day).done)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except Refused:
            return
        self.made += 1

    def _confirmer(self, job: Job) -> User:
        """The agency that answers confirms what its supports report; everything else the standing agency."""
        lead = self.lead.get(job.item_id)
        if job.role == Assignment.Role.SUPPORT and lead and lead != job.agency_code:
            return self.people.get(lead, self.standing)
        return self.standing

    def begin(self, job: Job, day: date, move: fates.Move) -> None:
        hard = job.pk % 6 == 0
        actions.report(
            job,
            by=self.people[job.agency_code],
            version=job.version,
            state=State.DOING,
            percent=10 + job.pk % 7 * 10,
            words=words.pick(words.BEGUN, job.pk),
            difficulty=words.pick(words.DIFFICULTIES, job.pk // 6) if hard else "",
            proposal=words.pick(words.PROPOSALS, job.pk // 6) if hard else "",
            today=day,
        )

    def report_done(self, job: Job, day: date, move: fates.Move) -> None:
        by = self.people[job.agency_code]
        again = job.state == State.RETURNED
        evidence = [self._paper(job, day, by)] if self._has_paper(job) or again else []
        actions.report(
            job,
            by=by,
            version=job.version,
            state=State.DONE,
            words=words.pick(words.AGAIN if again else words.DONE, job.pk),
            done_on=day - timedelta(days=job.pk % 3),
            evidence=evidence,
            today=day,
        )

    def report_na(self, job: Job, day: date, move: fates.Move) -> None:
        why = words.pick(words.NOT_APPLICABLE, job.pk)
        by = self.people[job.agency_code]
        actions.report(job, by=by, version=job.version, state=State.NOT_APPLICABLE, reason=why, today=day)

    def return_(self, job: Job, day: date, move: fates.Move) -> None:
        why = words.pick(words.RETURNS, job.pk)
        actions.return_(job, by=self._confirmer(job), version=job.version, reason=why, today=day)

    def reopen(self, job: Job, day: date, move: fates.Move) -> None:
        why = words.pick(words.REOPENED, job.pk)
        actions.reopen(job, by=self.standing, version=job.version, reason=why, today=day)

    def ask(self, job: Job, day: date, move: fates.Move) -> None:
        by, why = self.people[job.agency_code], words.pick(words.WHY_LATER, job.pk)
        if job.due_on:
            actions.ask_extension(job, new_due_on=job.due_on + timedelta(days=move.days), why=why, by=by)

    def grant(self, job: Job, day: date, move: fates.Move) -> None:
        for asked in self._asked(job):
            actions.grant_extension(asked, by=self.standing, answer="Đồng ý; đề nghị bảo đảm chất lượng.")

    def refuse(self, job: Job, day: date, move: fates.Move) -> None:
        for asked in self._asked(job):
            actions.refuse_extension(asked, by=self.standing, answer=words.pick(words.REFUSALS, job.pk))

    def _asked(self, job: Job) -> Iterable[Extension]:
        return Extension.objects.filter(job=job, decision=Extension.Decision.ASKED).select_related("job")

    def _has_paper(self, job: Job) -> bool:
        return (
            job.pk % (2 if job.role == Assignment.Role.LEAD and job.item_id in self.lead else PAPER_EVERY)
            == 0
        )

    def _paper(self, job: Job, day: date, by: User) -> actions.NewEvidence:
        agency = job.assignment.agency
        number = f"{100 + job.pk % 800}/BC-{agency.short_name.replace(' ', '') or 'UBND'}"
        return actions.NewEvidence(paper(number, agency.name, day, job.item.text, by=by))


ACTS: dict[str, Callable[[Stage, Job, date, fates.Move], None]] = {
    fates.BEGIN: Stage.begin,
    fates.REPORT_DONE: Stage.report_done,
    fates.REPORT_NA: Stage.report_na,
    fates.RETURN: Stage.return_,
    fates.REOPEN: Stage.reopen,
    fates.ASK: Stage.ask,
    fates.GRANT: Stage.grant,
    fates.REFUSE: Stage.refuse,
}
