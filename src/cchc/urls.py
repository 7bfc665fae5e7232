"""Every address of the product. Addresses are Vietnamese without accents."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("", include("cchc.web.site.urls")),
    path("tai-khoan/", include("cchc.shared.accounts.urls")),
    path("", include("cchc.shared.notices.urls")),
    path("ke-hoach/", include("cchc.steps.plans.urls")),
    path("co-quan/", include("cchc.web.agencies.urls")),
    path("viec/", include("cchc.steps.work.urls")),
    path("ngon-ngu/", login_not_required(set_language), name="set_language"),
]

handler400 = "cchc.web.site.views.errors.bad_request"
handler403 = "cchc.web.site.views.errors.forbidden"
handler404 = "cchc.web.site.views.errors.not_found"
handler500 = "cchc.web.site.views.errors.broken"
