"""In a process of its own: plans with many and few rows, read for real; the review page and one edit of each.

Prints one line of JSON: seconds, bytes, queries, and the session and address for the browser.
"""

import json
import os
import sys
import time
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.test import Client

    from cchc.steps.plans.models import Intake

FIELDS = 7
RUNS = 9
HEAD = ("TT", "Nhiệm vụ", "Kết quả, sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")
LEADS = ("Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính", "Văn phòng UBND tỉnh", "Sở Khoa học và Công nghệ")
DUES = ("Quý I/2026", "Tháng 6/2026", "Thường xuyên", "Trước ngày 30/9/2026", "Theo lộ trình")


def document(rows: int) -> bytes:
    """A plan as a web page, its table of `rows` tasks in seven fields."""
    lines = ["<tr>" + "".join(f"<th>{name}</th>" for name in HEAD) + "</tr>"]
    for number in range(1, rows + 1):
        if (number - 1) % (rows // FIELDS + 1) == 0:
            lines.append(f'<tr><td colspan="6"><b>LĨNH VỰC SỐ {number}</b></td></tr>')
        lines.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells(number)) + "</tr>")
    head = "<h1>KẾ HOẠCH</h1><p>Cải cách hành chính tỉnh Mẫu năm 2026</p>"
    return f"<!doctype html><meta charset=utf-8>{head}<table>{''.join(lines)}</table>".encode()


def cells(number: int) -> tuple[str, ...]:
    """The cells of task `number`."""
    lead, other = LEADS[number % 5], LEADS[(number + 2) % 5]
    task = f"Rà soát, chuẩn hóa và công bố quy trình nội bộ giải quyết thủ tục hành chính thuộc nhóm {number}"
    return (f"{number}", task, f"Quyết định công bố nhóm {number}", lead, other, DUES[number % 5])


def main(many: int, few: int) -> dict[str, Any]:
    """What is measured, in seconds and bytes."""
    from django.test import Client

    from cchc.web.site.demo.people import sample_people

    officer = sample_people()[1]
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(officer)
    large, small = (read(rows, officer) for rows in (many, few))
    client.get(small.review_url)  # the first visit also writes that somebody is here
    seconds, answer = timed(partial(client.get, large.review_url))
    sent = client.get(large.review_url, headers={"accept-encoding": "gzip"})
    page_queries, few_queries = [queries(partial(client.get, one.review_url)) for one in (large, small)]
    edit_seconds, edit_queries = edited(client, large)
    return {
        "page_seconds": seconds,
        "page_bytes": len(answer.content),
        "sent_bytes": len(sent.content),
        "page_queries": page_queries,
        "few_queries": few_queries,
        "edit_seconds": edit_seconds,
        "edit_queries": edit_queries,
        "session": client.cookies["sessionid"].value,
        "path": large.review_url,
    }


def read(rows: int, officer: Any) -> "Intake":
    """A document of so many rows, sent in and read."""
    from cchc.steps.plans.actions import upload
    from cchc.steps.plans.models import Intake
    from cchc.web.site.running.worker import work

    sent = upload(data=document(rows), name=f"ke-hoach-{rows}.html", by=officer)
    work(batch=True)
    intake = Intake.objects.get(pk=sent.intake.pk)
    found = intake.rows.filter(kind="item").count()
    if found != rows:
        raise SystemExit(f"{found} of {rows} rows were read: {intake.message}")
    return intake


def edited(client: "Client", intake: "Intake") -> tuple[float, int]:
    """The least seconds of saving one row from its form, and the queries that takes."""
    row = intake.rows.filter(kind="item")[250]
    values = {"text": row.data["text"], "output": "", "due": "", "lead": "", "support": "", "field": ""}
    values |= {"lead": "\n".join(row.data["lead"]["agencies"]), "field": row.data["field"] or ""}

    def save(due: str) -> Any:
        row.refresh_from_db()
        url = f"{intake.review_url}dong/{row.key}/"
        data = {**values, "due": due, "version": str(row.version), "phan": "nhiem-vu"}
        start = time.perf_counter()
        answer = client.post(url, data, headers={"hx-request": "true"})
        times.append(time.perf_counter() - start)
        if answer.status_code != 200 or "data-edit" in answer.content.decode():
            raise SystemExit(f"the edit was not taken: {answer.status_code}")

    times: list[float] = []
    for month in range(1, RUNS + 1):
        save(f"Tháng {month}/2026")
    return min(times), queries(lambda: save("Quý IV/2026"))


def timed(act: Any) -> tuple[float, Any]:
    """The least seconds of RUNS runs after one that warms up (a busy machine only adds to it), and the answer."""
    act()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        answer = act()
        times.append(time.perf_counter() - start)
    return min(times), answer


def queries(act: Any) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        act()
    return len(caught)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "cchc.settings"
    import django

    django.setup()
    print(json.dumps(main(*map(int, sys.argv[1:3]))))
