from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "cchc.steps.work"
    label = "work"

    def ready(self) -> None:
        """What this step does to a plan is told in the plan's own trail."""
        from cchc.steps.plans.events import also_tell
        from cchc.steps.work import events, events_cascade

        also_tell(events.TELL | events_cascade.TELL, naming_plan=events_cascade.OF_PLAN)
