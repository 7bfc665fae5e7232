from django.apps import AppConfig


class AgencyPagesConfig(AppConfig):
    name = "cchc.web.agencies"
    label = "agency_pages"
