"""Why an action is refused: one Vietnamese sentence each, shown as it is."""

from cchc.steps.plans.models import Row


class Refused(Exception):
    """An action that cannot be done now; `str(error)` is the (translated) sentence for the person."""


class Stale(Refused):
    """The row was changed by somebody else since it was shown; `row` is as it stands now."""

    def __init__(self, message: str, row: Row | None) -> None:
        super().__init__(message)
        self.row = row


class Superseded(Exception):
    """This reading of a document was given up: withdrawn, or taken over by another attempt."""
