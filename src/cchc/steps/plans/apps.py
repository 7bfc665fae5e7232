from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "cchc.steps.plans"
    label = "plans"
    verbose_name = "Kế hoạch"
    default_auto_field = "django.db.models.BigAutoField"
