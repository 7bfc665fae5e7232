"""Why an action is refused: one Vietnamese sentence each, shown as it is."""


class Refused(Exception):
    """An action that cannot be done now; `str(error)` is the sentence, `field` what of the form it is about."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class Stale(Refused):
    """Somebody else saved since the page was shown; nothing was changed."""
