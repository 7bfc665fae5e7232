from django.urls import path

from cchc.shared.accounts.views import entry, factors, own, people, person, sso

app_name = "accounts"
urlpatterns = [
    # coming in
    path("dang-nhap/", entry.log_in, name="login"),
    path("dang-nhap/buoc-hai/", entry.prove, name="second_step"),
    path("dang-nhap/mot-lan/", sso.go, name="sso"),
    path("dang-nhap/mot-lan/tra-loi/", sso.answer, name="sso_answer"),
    path("dang-xuat/", entry.log_out, name="logout"),
    path("mat-khau/", entry.password, name="password"),
    path("dat-mat-khau/<str:who>/<str:token>/", entry.invitation, name="invitation"),
    # one's own account
    path("", own.account, name="own"),
    path("uy-quyen/", own.delegations, name="delegations"),
    path("uy-quyen/<int:delegation>/thu-hoi/", own.take_back, name="take_back"),
    path("phien/", own.sessions, name="sessions"),
    path("phien/ket-thuc-phien-khac/", own.end_other_sessions, name="end_other_sessions"),
    path("phien/<int:sign_in>/ket-thuc/", own.end_session, name="end_session"),
    path("xac-thuc/", factors.factors, name="factors"),
    path("xac-thuc/ung-dung/", factors.add_app, name="add_app"),
    path("xac-thuc/khoa/", factors.add_passkey, name="add_passkey"),
    path("xac-thuc/ma-du-phong/", factors.new_codes, name="new_codes"),
    path("xac-thuc/<int:factor>/bo/", factors.remove, name="remove_factor"),
    # other people's accounts
    path("nguoi-dung/", people.listing, name="people"),
    path("nguoi-dung/moi/", people.invite, name="invite"),
    path("nguoi-dung/<int:person>/", person.person, name="person"),
    path("nguoi-dung/<int:person>/duong-dan/", person.link, name="link"),
    path("nguoi-dung/<int:person>/trang-thai/", person.switch, name="switch"),
    path("nguoi-dung/<int:person>/doi-mat-khau/", person.force_password, name="force_password"),
    path("nguoi-dung/<int:person>/bo-xac-thuc/", person.reset_factors, name="reset_factors"),
    path("nguoi-dung/<int:person>/ket-thuc-phien/", person.end_sessions, name="end_sessions"),
    path("nguoi-dung/<int:person>/vai-tro/", person.add_part, name="add_part"),
    path("nguoi-dung/<int:person>/vai-tro/<int:membership>/ket-thuc/", person.end_part, name="end_part"),
]
