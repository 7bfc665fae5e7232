from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "cchc.steps.work"
    label = "work"
