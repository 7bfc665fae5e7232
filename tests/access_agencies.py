"""The pages of agencies in the access matrix: who is let in, and rows to fill the addresses with."""

from datetime import date

from cchc.shared.accounts.models import User
from cchc.shared.agencies import actions
from cchc.shared.agencies.actions import GroupData
from cchc.shared.agencies.sheets.read import read
from cchc.shared.records.actions import store_document
from cchc.shared.records.models import Event

EDITORS = {"admin", "standing"}
MATRIX: dict[str, str | set[str]] = {
    **dict.fromkeys(
        (
            "agencies:list",
            "agencies:agency",
            "agencies:groups",
            "agencies:group",
            "agencies:words",
            "agencies:export",
            "agencies:suggest",
        ),
        "logged in",
    ),
    **dict.fromkeys(
        (
            *("agencies:create", "agencies:edit", "agencies:rename", "agencies:merge", "agencies:split"),
            *("agencies:dissolve", "agencies:alias_add", "agencies:alias_remove", "agencies:learn"),
            *("agencies:group_create", "agencies:group_count", "agencies:import", "agencies:preview"),
            *("agencies:province", "agencies:import_undo"),
        ),
        EDITORS,
    ),
}
FILE = "Mã,Tên,Loại,Có từ ngày\nso-hai,Sở Hai,Sở,01/07/2025\n"


def parameters(officer: User) -> dict[str, dict[str, object]]:
    """Name of the address → what stands in its angle brackets."""
    day = date(2025, 7, 1)
    agency = actions.create(code="so-mot", name="Sở Một", kind="department", valid_from=day, by=None)
    alias = actions.add_alias("Sở thứ nhất", agency.code, by=None)
    group = actions.save_group(None, GroupData("Các sở một", day, kinds=["department"]), by=None)
    document = store_document(FILE.encode(), "co-quan.csv", by=officer)
    actions.import_book(read(FILE.encode(), "co-quan.csv"), name="co-quan.csv", by=officer)
    imported = Event.objects.filter(kind="agencies.imported")[0]
    of_one = {"str:code": agency.code, "int:pk": agency.pk}
    own = {
        "agencies:alias_remove": {"int:pk": alias.pk},
        "agencies:group": {"int:pk": group.pk},
        "agencies:preview": {"int:pk": document.pk},
        "agencies:import_undo": {"int:pk": imported.pk},
    }
    return {name: own.get(name, of_one) for name in MATRIX}
