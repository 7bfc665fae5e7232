"""What a channel is given and what it may answer."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Protocol

from cchc.shared.accounts.models import User
from cchc.shared.notices.models import Message


class Problem(Exception):
    """It did not go out and may later: no connection, a busy server. `str()` says why in one line."""


class Refused(Exception):
    """It will never go out: no such address. `str()` says why in one line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to know. `group` is a heading's key; `total` lines stand behind it where it is the group's last.

    `url` is a path of this site; `agency_code` and `permission` say who may see it, and are asked again when shown.
    """

    group: str
    words: str
    url: str
    agency_code: str
    permission: str
    agency: str = ""
    due_on: date | None = None

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "due_on": self.due_on.isoformat() if self.due_on else None}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Line":
        due = data["due_on"]
        return cls(**{**data, "due_on": date.fromisoformat(due) if due else None})


@dataclass(frozen=True, slots=True)
class Content:
    """A digest: its subject, and its text as plain text and as HTML; `lines` is what the app keeps.

    `along` are the keys of the news that it takes along: told with it, and no more after it.
    """

    subject: str
    lines: tuple[Line, ...]
    text: str = ""
    html: str = ""
    along: tuple[str, ...] = ()


class Channel(Protocol):
    """A way to a person."""

    @property
    def is_ready(self) -> bool:
        """Whether it is set up here; what waits for one that is not is kept."""
        ...

    def reaches(self, person: User) -> bool:
        """Whether this person has what it needs, such as an address."""
        ...

    def send(self, message: Message, content: Content, *, handing: Callable[[], None]) -> None:
        """Hands it over. Calls `handing` just before the moment from which it may have gone out.

        Problem: it did not go out, try later. Refused: it never will.
        """
        ...

    def close(self) -> None:
        """Gives back what it held."""
        ...
