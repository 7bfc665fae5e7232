from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "cchc.shared.accounts"
    label = "accounts"
