"""Every page of the product, as bench/pages_work.py asks for it; what is not measured stands here with the reason.

The list is held against the URL conf (`forgotten`): a page that is in neither table stops the measurement.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

# What a page is called in bench.json → its address; the names in braces are filled from the data (pages_work._values).
PAGES = {
    # my work, the province
    "home": "/",
    "overview": "/dieu-hanh/?ke-hoach={plan}",
    "overview of an earlier day": "/dieu-hanh/?ke-hoach={plan}&ngay={earlier}",
    "overview list": "/dieu-hanh/viec/?ke-hoach={plan}",
    "overview list of an earlier day": "/dieu-hanh/viec/?ke-hoach={plan}&ngay={earlier}",
    "overview as a workbook": "/dieu-hanh/xuat/?ke-hoach={plan}&dang=xlsx",
    "field": "/linh-vuc/{plan}/{field}/",
    "agency work": "/co-quan/{agency}/viec/",
    "search": "/tim/?tim={word}",
    "help": "/tro-giup/",
    "help on a topic": "/tro-giup/tien-do/",
    "health": "/he-thong/",
    "calendar link": "/tai-khoan/lich/",
    "calendar feed": "/lich-cong-viec/{secret}.ics",
    "notices": "/thong-bao/",
    "notices: how": "/tai-khoan/nhac-viec/",
    # jobs
    "jobs": "/viec/?ke-hoach={plan}",
    "jobs filtered": "/viec/?ke-hoach={plan}&han=qua-han&linh-vuc=Thể chế",
    "jobs of all plans": "/viec/?ke-hoach=tat-ca&han=qua-han",
    "jobs one by one": "/viec/?ke-hoach={plan}&tung-viec=1&xep=thoi-han",
    "jobs: a word": "/viec/?ke-hoach={plan}&tung-viec=1&tim={word}",
    "jobs: a task opened": "/viec/?ke-hoach={plan}&mo={item}",
    "jobs as a workbook": "/viec/xuat/?ke-hoach={plan}",
    "job": "/viec/{job}/",
    "job: report": "/viec/{own}/bao-cao/",
    "task": "/viec/nhiem-vu/{plan}/{key}/",
    "task in short": "/viec/nhiem-vu/{plan}/{key}/tom-tat/",
    "giving out": "/viec/giao/{plan}/",
    "giving out: a name": "/viec/giao/{plan}/ten/{named}/?tim={word}",
    "calendar": "/viec/lich/",
    # agencies' own plans, amendments
    "agencies' plans": "/viec/ke-hoach-co-quan/{plan}/",
    "tasks carried down": "/viec/ke-hoach-co-quan/{plan}/nhiem-vu/",
    "a task carried down": "/viec/ke-hoach-co-quan/{plan}/nhiem-vu/{key}/",
    "one agency's plan": "/viec/ke-hoach-co-quan/{plan}/co-quan/{agency}/",
    "one agency's plan compared": "/viec/ke-hoach-co-quan/{plan}/co-quan/{agency}/so-sanh/",
    "one agency's plan: trail": "/viec/ke-hoach-co-quan/{plan}/co-quan/{agency}/nhat-ky/",
    "one agency's plan as a workbook": "/viec/ke-hoach-co-quan/{plan}/co-quan/{agency}/xuat/?dang=xlsx",
    "one agency's plan: a row": "/viec/ke-hoach-co-quan/{plan}/co-quan/{writer}/dong/{row}/",
    "one agency's plan: a new row": "/viec/ke-hoach-co-quan/{plan}/co-quan/{writer}/them/",
    "one agency's plan: decision": "/viec/ke-hoach-co-quan/{plan}/co-quan/{writer}/quyet-dinh/",
    "one agency's plan: its document": "/viec/ke-hoach-co-quan/{plan}/co-quan/{writer}/van-ban/",
    "amendments": "/viec/dieu-chinh/ke-hoach/{plan}/",
    "amendments: a new one": "/viec/dieu-chinh/ke-hoach/{plan}/moi/",
    "amendments of a task": "/viec/dieu-chinh/ke-hoach/{plan}/nhiem-vu/{key}/",
    "amendment": "/viec/dieu-chinh/van-ban/{amendment}/",
    "amendment: another row": "/viec/dieu-chinh/van-ban/{amendment}/them-dong/",
    "amendment: a row": "/viec/dieu-chinh/van-ban/{amendment}/dong/{key}/",
    "amendment: a task taken out": "/viec/dieu-chinh/van-ban/{amendment}/dong/{key}/bo/",
    "handovers": "/viec/dieu-chinh/ban-giao/",
    "handover": "/viec/dieu-chinh/ban-giao/{succession}/",
    # plans
    "plans": "/ke-hoach/",
    "plans: a new document": "/ke-hoach/tai-len/",
    "plan": "/ke-hoach/{plan}/",
    "plan's tasks": "/ke-hoach/{plan}/nhiem-vu/",
    "plan's task": "/ke-hoach/{plan}/nhiem-vu/{key}/",
    "plan's year": "/ke-hoach/{plan}/tien-do-nam/",
    "plan's targets": "/ke-hoach/{plan}/chi-tieu/",
    "plan's duties": "/ke-hoach/{plan}/bao-cao/",
    "plan's citations": "/ke-hoach/{plan}/dan-chieu/",
    "plan's findings": "/ke-hoach/{plan}/phat-hien/",
    "plan's trail": "/ke-hoach/{plan}/nhat-ky/",
    "plan as a workbook": "/ke-hoach/{plan}/xuat/?dang=xlsx",
    # agencies
    "agencies": "/co-quan/",
    "agency": "/co-quan/{agency}/",
    "agencies: a new one": "/co-quan/them/",
    "agency: edit": "/co-quan/{agency}/sua/{agency_pk}/",
    "agency: rename": "/co-quan/{agency}/doi-ten/",
    "agency: merge": "/co-quan/{agency}/hop-nhat/",
    "agency: split": "/co-quan/{agency}/chia-tach/",
    "agency: dissolve": "/co-quan/{agency}/giai-the/",
    "agencies: suggestions": "/co-quan/goi-y/?co-quan={word}",
    "agencies: names": "/co-quan/tra-ten/?chu={word}",
    "agencies: groups": "/co-quan/nhom/",
    "agencies: a new group": "/co-quan/nhom/them/",
    "agencies: members of a rule": "/co-quan/nhom/dem/?kinds=department",
    "agencies: group": "/co-quan/nhom/{group}/",
    "agencies: import": "/co-quan/nhap/",
    "agencies as a workbook": "/co-quan/xuat/",
    "agencies: a real province": "/co-quan/tinh/",
    # people
    "people": "/tai-khoan/nguoi-dung/",
    "people: a word": "/tai-khoan/nguoi-dung/?tim=thu 7",
    "people: invite": "/tai-khoan/nguoi-dung/moi/",
    "person": "/tai-khoan/nguoi-dung/{person}/",
    "own account": "/tai-khoan/",
    "own delegations": "/tai-khoan/uy-quyen/",
    "own sessions": "/tai-khoan/phien/",
    "own second factor": "/tai-khoan/xac-thuc/",
    "own second factor: app": "/tai-khoan/xac-thuc/ung-dung/",
    "own second factor: passkey": "/tai-khoan/xac-thuc/khoa/",
    "own password": "/tai-khoan/mat-khau/",
}
# What htmx asks for: label → headers.
HEADERS = {
    "jobs: a task opened": {"HX-Request": "true", "HX-Target": "nv-{item}"},
    "job: report": {"HX-Request": "true"},
}
OF_READING = "of reading a document, which bench/pages.py measures"
NO_DOCUMENT = "needs the bytes of a document, which the load has none of"
COMING_IN = "for who is not logged in"
ONE_FORM = "one short form, which a page that is measured has too"
ONWARD = "only leads on to a page that is measured"
NOT_MEASURED = {
    **dict.fromkeys(
        (
            *("plans:intake", "plans:original", "plans:intake_trail", "plans:accept", "plans:review"),
            *("plans:row_add", "plans:read_deadline", "plans:presence", "plans:row", "plans:row_split"),
            *("plans:row_acts", "plans:finding", "plans:recheck", "work:cascade_match"),
        ),
        OF_READING,
    ),
    **dict.fromkeys(
        (
            "plans:document",
            "plans:file",
            "plans:passage",
            "work:file",
            "work:amendment_file",
            "agencies:preview",
        ),
        NO_DOCUMENT,
    ),
    **dict.fromkeys(
        (
            "accounts:login",
            "accounts:second_step",
            "accounts:sso",
            "accounts:sso_answer",
            "accounts:invitation",
        ),
        COMING_IN,
    ),
    **dict.fromkeys(("work:cascade", "work:amending", "set_language"), ONWARD),
    **dict.fromkeys(
        (
            *("work:cascade_return", "work:cascade_reopen", "work:cascade_due", "work:cascade_drop"),
            *("work:cascade_keep", "work:evidence_replace", "work:narrow"),
        ),
        ONE_FORM,
    ),
    "plans:compare": "needs two versions of one plan, which the load has none of",
    "components": "the parts of pages, for who builds them",
}
PARAMETER = re.compile("<([^>:]+):?[^>]*>")


def forgotten(clients: Sequence[Any]) -> list[str]:
    """Names of addresses that answer a GET and stand in neither table. The clients are logged in."""
    known = {name_of(address) for address in PAGES.values()} | set(NOT_MEASURED)
    return [name for name, path in addresses() if name not in known and _is_page(clients, path)]


def addresses() -> Iterator[tuple[str, str]]:
    """Name and path of every address, its parameters filled in with something."""
    from django.urls import get_resolver

    yield from _addresses(get_resolver().url_patterns, "", "/")


def _addresses(patterns: Any, space: str, head: str) -> Iterator[tuple[str, str]]:
    for one in patterns:
        path = head + PARAMETER.sub(lambda match: "1" if match[1] == "int" else "x", str(one.pattern))
        if hasattr(one, "url_patterns"):
            yield from _addresses(
                one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space, path
            )
        else:
            yield f"{space}{one.name}", path


def name_of(address: str) -> str:
    from django.urls import resolve

    path = address.partition("?")[0]
    return resolve(re.sub(r"\{\w+\}", "1", path)).view_name


def _is_page(clients: Sequence[Any], path: str) -> bool:
    """What is only posted to answers 405, to who may go there at all."""
    return all(client.get(path).status_code != 405 for client in clients)
