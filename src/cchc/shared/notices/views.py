"""What I was told, and how I want to be told: each person sees and changes only their own."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cchc.shared.accounts.scope import scope_of, today
from cchc.shared.notices import actions, queries
from cchc.shared.notices.channels import channels
from cchc.shared.notices.forms import PreferenceForm
from cchc.shared.notices.models import Message

PER_PAGE = 10


def inbox(request: HttpRequest) -> HttpResponse:
    """Digests by day, newest first."""
    page = Paginator(queries.told(request.user), PER_PAGE).get_page(request.GET.get("trang"))
    scope = scope_of(request.user, today())
    page.object_list = [queries.as_notice(message, scope) for message in page.object_list]
    context = {"page": page, "unread": queries.unread(request.user)}
    return render(request, "notices/inbox.html", context)


@require_POST
def read(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    actions.mark_read(by=request.user, pk=pk)
    return redirect("notices:inbox")


@require_POST
def read_all(request: HttpRequest) -> HttpResponseRedirect:
    actions.mark_read(by=request.user)
    return redirect("notices:inbox")


def preference(request: HttpRequest) -> HttpResponse:
    form = PreferenceForm(request.POST or None, instance=queries.preference_of(request.user))
    if request.method == "POST" and form.is_valid():
        actions.choose(form.instance, by=request.user)
        messages.success(request, _("Đã lưu cách nhắc việc của bạn."))
        return redirect("notices:preference")
    mail = channels()[Message.Channel.MAIL]
    context = {"form": form, "mail_ready": mail.is_ready, "reachable": mail.reaches(request.user)}
    return render(request, "notices/preference.html", context, status=422 if form.errors else 200)
