"""What the tests of the work's pages share."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cchc.shared.accounts.models import User
from cchc.steps.work import actions
from cchc.steps.work.models import Job


def log_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text_of(client: Client, path: str, status: int = 200, **asked: str) -> str:
    """A page with its white space in one."""
    answer = client.get(path, asked)
    assert answer.status_code == status
    return " ".join(answer.content.decode().split())


def said(client: Client, path: str, data: dict[str, object], **headers: str) -> str:
    """What a form answers, after the redirect where there is one."""
    answer = client.post(path, data, follow=True, headers=headers or None)
    return " ".join(answer.content.decode().split())


def report(job: Job, by: User, **more: object) -> Job:
    """The job, reported as done unless said otherwise."""
    typed: dict[str, object] = {"state": Job.State.DONE, "words": "Đã ban hành", **more}
    actions.report(job, by=by, version=job.version, **typed)  # type: ignore[arg-type]
    job.refresh_from_db()
    return job


def report_form(job: Job, **typed: object) -> dict[str, object]:
    """What a browser sends for the report of a job: no document unless said."""
    empty = {
        "tep-TOTAL_FORMS": "5",
        "tep-INITIAL_FORMS": "0",
        "tep-MIN_NUM_FORMS": "0",
        "tep-MAX_NUM_FORMS": "5",
    }
    return {
        "version": str(job.version),
        "state": "doing",
        "percent": "40",
        "words": "Đã dự thảo",
        **empty,
        **typed,
    }


def queries(client: Client, path: str) -> int:
    """How often a page asks the database; asked once before, for what a process asks only once."""
    client.get(path)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(path).status_code == 200
    return len(caught)
