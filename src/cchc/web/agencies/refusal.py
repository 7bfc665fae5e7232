"""An action's refusal, put where the person can mend it."""

from django import forms

from cchc.shared.agencies.errors import Refused


def refused(form: forms.Form, error: Refused) -> None:
    """Beside the field that it is about, else on top of the form."""
    form.add_error(error.field if error.field in form.fields else None, str(error))
