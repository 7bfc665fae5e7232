"""Fifty people at once against a served installation: they look, search, and report on their jobs, each in a thread."""

import http.client
import math
import re
import threading
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

ROUNDS = 4
HIDDEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
VERSION = re.compile(r'name="version" value="(\d+)"')


@dataclass(slots=True)
class Crowd:
    """What happened: seconds of every answer, and every answer that was none."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    reports: int = 0

    def slowest(self, share: float) -> float:
        times = sorted(self.seconds)
        return times[math.ceil(len(times) * share) - 1]


def crowd(base: str, people: list[dict[str, Any]]) -> tuple[Crowd, float]:
    """All of them at once; what happened, and how many seconds it took."""
    found = Crowd()
    threads = [threading.Thread(target=_works, args=(base, person, found)) for person in people]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found, time.perf_counter() - start


def _works(base: str, person: dict[str, Any], found: Crowd) -> None:
    visitor = Visitor(base, person["session"], found)
    for turn in range(ROUNDS):
        job, plan = person["jobs"][turn % len(person["jobs"])]
        for path in ("/", f"/viec/?ke-hoach={plan}", "/tim/?tim=ra+soat", "/viec/lich/", "/thong-bao/"):
            visitor.get(path)
        page = visitor.get(f"/viec/{job}/")
        token, version = HIDDEN.search(page), VERSION.search(page)
        if token and version:
            visitor.post(
                f"/viec/{job}/bao-cao/",
                {
                    "csrfmiddlewaretoken": token[1],
                    "version": version[1],
                    "state": "doing",
                    "percent": str(20 + turn * 10),
                    "words": f"Đang làm, lần {turn}",
                    "tep-TOTAL_FORMS": "0",
                    "tep-INITIAL_FORMS": "0",
                },
            )
        else:
            found.errors.append(f"/viec/{job}/: no form to report with")


class Visitor:
    """One person's browser: one connection, one session."""

    def __init__(self, base: str, session: str, found: Crowd) -> None:
        self.host = urlsplit(base).netloc
        self.base, self.found = base, found
        self.cookies = {"sessionid": session}

    def get(self, path: str) -> str:
        return self._ask("GET", path, None)

    def post(self, path: str, values: dict[str, str]) -> None:
        said = self._ask("POST", path, urlencode(values))
        if said == "":
            self.found.reports += 1

    def _ask(self, method: str, path: str, body: str | None) -> str:
        """The page; "" for a redirect, which is what a report that was saved answers with."""
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Referer": self.base,
        }
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection(self.host, timeout=60)
        start = time.perf_counter()
        try:
            connection.request(method, quote(path, safe="/?=&+"), body, headers)
            answer = connection.getresponse()
            text = answer.read().decode(errors="replace")
        except (OSError, http.client.HTTPException) as error:
            self.found.errors.append(f"{method} {path}: {type(error).__name__}")
            return ""
        finally:
            connection.close()
        self.found.seconds.append(time.perf_counter() - start)
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        wanted = 200 if method == "GET" else 302
        if answer.status != wanted:
            self.found.errors.append(f"{method} {path}: {answer.status}")
        return "" if answer.status == 302 else text
