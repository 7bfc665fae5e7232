"""What is said when a document cannot be read: one Vietnamese sentence, with what to do next."""


class ReadingError(Exception):
    """`template` is a gettext msgid with %(name)s fields; `str(error)` is the sentence in Vietnamese."""

    def __init__(self, code: str, template: str, **params: object) -> None:
        self.code = code
        self.template = template
        self.params = params
        super().__init__(template % params)
