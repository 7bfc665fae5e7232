"""After a reorganisation: people and running work handed over at once, where that can be told and may be done."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from cchc.shared.accounts.access import has_permission
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.scope import today
from cchc.shared.agencies.errors import Refused
from cchc.shared.agencies.models import Succession
from cchc.steps.work.actions.handover import hand_over
from cchc.steps.work.errors import Refused as WorkRefused
from cchc.steps.work.views.handover import told


def may_hand_over(request: HttpRequest) -> bool:
    return has_permission(request.user, Permission.WORK_ASSIGN)


def hand_over_of(request: HttpRequest, succession: Succession) -> None:
    """What the ended agencies leave, to their one successor. Tells what was done, or why not yet.

    Called inside the transaction that wrote the succession. Raises Refused.
    """
    news = {one.code for one in succession.news.all()}
    olds = {one.code for one in succession.olds.all()} - news
    if succession.on > today():
        messages.info(
            request, _("Người và việc đang mở được bàn giao từ ngày có hiệu lực, trên trang Bàn giao.")
        )
    elif len(news) != 1:
        messages.info(
            request, _("Có nhiều cơ quan kế thừa, hoặc không có: hãy chọn nơi nhận trên trang Bàn giao.")
        )
    elif olds:
        (heir,) = news
        try:
            done = hand_over(succession, heirs=dict.fromkeys(sorted(olds), heir), by=request.user)
        except WorkRefused as error:
            raise Refused(str(error)) from error
        messages.success(request, told(done))
