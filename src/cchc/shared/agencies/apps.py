from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "cchc.shared.agencies"
    label = "agencies"
