from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "cchc.shared.notices"
    label = "notices"
