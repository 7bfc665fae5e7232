from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "cchc.web.site"
    label = "site"
