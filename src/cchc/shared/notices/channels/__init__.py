"""Where a digest goes. A channel is a small class; the outbox does the rest."""

from cchc.shared.notices.channels.app import AppChannel
from cchc.shared.notices.channels.base import Channel, Content, Line, Problem, Refused
from cchc.shared.notices.channels.mail import MailChannel
from cchc.shared.notices.models import Message

__all__ = ["Channel", "Content", "Line", "Problem", "Refused", "channels"]


def channels() -> dict[str, Channel]:
    """A fresh set, by the key that `Message.channel` keeps: each holds a connection only while it is used."""
    return {Message.Channel.APP: AppChannel(), Message.Channel.MAIL: MailChannel()}
