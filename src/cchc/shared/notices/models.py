"""The outbox of what people are told, what each of them chose about it, and the secret links of calendar feeds."""

import uuid
from datetime import date

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

BEFORE = (14, 7, 3, 1)  # days before a due date from which a person chooses


def default_before() -> list[int]:
    return [7, 1]


class Preference(models.Model):
    """How one person wants to be told. Who chose nothing has no row and the defaults below."""

    class Way(models.TextChoices):
        MAIL = "mail", _("Trong ứng dụng và qua thư điện tử")
        APP = "app", _("Chỉ trong ứng dụng")
        OFF = "off", _("Không nhắc")

    class News(models.TextChoices):
        NOW = "now", _("Gửi thư ngay")
        DIGEST = "digest", _("Gộp vào bản nhắc việc kế tiếp")
        NO = "no", _("Không gửi thư")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_preference"
    )
    way = models.CharField(_("Cách nhắc"), max_length=4, choices=Way, default=Way.MAIL)
    news = models.CharField(_("Khi có việc mới"), max_length=6, choices=News, default=News.DIGEST)
    before = models.JSONField(_("Nhắc trước thời hạn"), default=default_before, blank=True)  # of BEFORE
    hour = models.PositiveSmallIntegerField(
        _("Giờ nhận"), default=7, validators=[MaxValueValidator(23)]
    )  # in Asia/Ho_Chi_Minh
    rest_from = models.DateField(_("Nghỉ từ ngày"), null=True, blank=True)
    rest_to = models.DateField(_("Nghỉ đến hết ngày"), null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(hour__lte=23), name="notices_preference_hour"),
            models.CheckConstraint(
                condition=Q(rest_from__isnull=True, rest_to__isnull=True) | Q(rest_to__gte=F("rest_from")),
                name="notices_preference_rest",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.way}"

    def rests(self, day: date) -> bool:
        """Whether the person said that they are away on that day."""
        return bool(self.rest_from and self.rest_to and self.rest_from <= day <= self.rest_to)


def new_message_id() -> str:
    """The left part of a Message-ID: fixed for a row, so that a mail sent again is known as the same mail."""
    return uuid.uuid4().hex


class Message(models.Model):
    """One digest for one person on one day through one channel; or (with a `key`) one piece of news.

    News stands in the app at once. Its letter goes out at once, or is held for the person's next digest.
    """

    class Channel(models.TextChoices):
        APP = "app", _("trong ứng dụng")
        MAIL = "mail", _("thư điện tử")

    class State(models.TextChoices):
        HELD = "held", _("chờ bản nhắc việc kế tiếp")
        MADE = "made", _("chờ gửi")
        SENDING = "sending", _("đang gửi")
        SENT = "sent", _("đã gửi")
        DROPPED = "dropped", _("không còn gì để nhắc")
        FAILED = "failed", _("không gửi được")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="messages")
    day = models.DateField()
    channel = models.CharField(max_length=4, choices=Channel)
    key = models.CharField(max_length=80, blank=True, default="")  # what happened; "" of a digest
    state = models.CharField(max_length=7, choices=State, default=State.MADE)
    message_id = models.CharField(max_length=64, unique=True, default=new_message_id)
    made_at = models.DateTimeField()
    not_before = models.DateTimeField()  # the hour chosen, or when to try again
    attempts = models.PositiveSmallIntegerField(default=0)  # also fences off a sender that was given up
    leased_until = models.DateTimeField(null=True, blank=True)
    handed_at = models.DateTimeField(
        null=True, blank=True
    )  # just before the text was handed to the mail server
    sent_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=300, blank=True)
    subject = models.CharField(max_length=300, blank=True)  # of what was told in the app
    lines = models.JSONField(default=list, blank=True)  # the same: channels.Line as JSON
    total = models.PositiveIntegerField(default=0)  # of news: how many there are, shown or not
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-day", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("person", "day", "channel"), condition=Q(key=""), name="notices_message_once_a_day"
            ),
            models.UniqueConstraint(
                fields=("person", "channel", "key"), condition=~Q(key=""), name="notices_message_news_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="notices_message_sent_when"
            ),
            models.CheckConstraint(
                condition=~Q(state="sending") | Q(leased_until__isnull=False), name="notices_message_leased"
            ),
        )
        indexes = (
            models.Index(
                fields=("not_before",),
                name="notices_message_waiting",
                condition=Q(state__in=("made", "sending")),
            ),
            models.Index(
                fields=("person",),
                name="notices_message_unread",
                condition=Q(channel="app", state="sent", read_at__isnull=True),
            ),
            models.Index(fields=("person",), name="notices_message_held", condition=Q(state="held")),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.day} {self.channel} {self.state}"


class Round(models.Model):
    """The digests of this hour of this day have been made: written together with them."""

    day = models.DateField()
    hour = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("day", "hour"), name="notices_round_once"),)

    def __str__(self) -> str:
        return f"{self.day} {self.hour}"


class CalendarLink(models.Model):
    """Lets a calendar program read one person's due dates without logging in, until it is revoked."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_link"
    )
    checksum = models.CharField(max_length=64, unique=True)  # SHA-256 of the secret; the secret is not kept
    made_at = models.DateTimeField()
    last_read_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.user_id}"
