"""What words were understood as: agencies, a group, several names at once, or nobody who can be given work."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from cchc.shared.agencies.models import Agency, Group


class How(StrEnum):
    """By what the words were understood; `HOW` says it to a person."""

    NAME = "name"
    SHORT = "short"
    ALIAS = "alias"
    INITIALS = "initials"
    SUCCESSOR = "successor"
    MISSPELT = "misspelt"
    GROUP = "group"
    CONCERNED = "concerned"
    RESTRICTED = "restricted"
    SEVERAL = "several"
    OUTSIDE = "outside"
    UNKNOWN = "unknown"


HOW = {
    How.NAME: _("đúng tên"),
    How.SHORT: _("tên ngắn"),
    How.ALIAS: _("cách gọi đã khai báo"),
    How.INITIALS: _("chữ viết tắt"),
    How.SUCCESSOR: _("tên cũ, chuyển sang cơ quan kế thừa"),
    How.MISSPELT: _("viết sai chính tả"),
    How.GROUP: _("nhóm cơ quan"),
    How.CONCERNED: _("nhóm cơ quan, khi có liên quan"),
    How.RESTRICTED: _("một phần của nhóm, cần chọn cụ thể"),
    How.SEVERAL: _("nhiều tên ghi liền nhau"),
    How.OUTSIDE: _("ngoài hệ thống, không giao việc"),
    How.UNKNOWN: _("chưa xác định được"),
}


@dataclass(frozen=True, slots=True)
class Resolution:
    """`agencies`: rows that hold on the day. `doubtful`: a person decides; `candidates` is whom to choose from.

    A group of which only some are meant ("các cơ quan liên quan") has no agencies, its members are the candidates.
    `concerned`: as a support they all stand by, by the group's own rule; as a lead somebody must choose.
    `parts`: what several names in one string were understood as, each with its words; none of them waits.
    """

    agencies: tuple[Agency, ...] = ()
    group: Group | None = None
    how: How = How.UNKNOWN
    doubtful: bool = False
    candidates: tuple[Agency, ...] = ()
    concerned: tuple[Agency, ...] = ()
    parts: "tuple[tuple[str, Resolution], ...]" = ()

    @property
    def is_settled(self) -> bool:
        """Whether these agencies can be given the work, as lead too, without asking anybody."""
        return bool(self.agencies) and not self.doubtful

    @property
    def is_many(self) -> bool:
        """Whether the words stand for as many as there are: a group, or several names."""
        return self.group is not None or bool(self.parts)

    @property
    def is_outside(self) -> bool:
        """Whether the words name somebody outside, who can be given nothing: nobody is asked."""
        return self.how == How.OUTSIDE

    @property
    def settles_support(self) -> bool:
        """Whether a support of this name waits for nobody's word."""
        return self.is_settled or bool(self.concerned)
