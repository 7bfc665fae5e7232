from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "cchc.shared.records"
    label = "records"
