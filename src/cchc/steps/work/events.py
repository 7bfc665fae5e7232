"""How the events of this step read to a person: kind → a function from the event's data to a sentence's words."""

from collections.abc import Callable, Mapping
from typing import Any

TELL: dict[str, Callable[[Mapping[str, Any]], str]] = {}
