"""The blocks that agencies are looked at in: departments, central agencies, communes, others."""

from django.utils.translation import gettext_lazy as _

from cchc.shared.agencies.models import Agency

Kind = Agency.Kind
BLOCKS = {
    "so": (Kind.OFFICE, Kind.DEPARTMENT, Kind.BOARD, Kind.EQUIVALENT),
    "trung-uong": (Kind.CENTRAL,),
    "xa": (Kind.COMMUNE, Kind.DISTRICT),
    "khac": (Kind.COMMITTEE, Kind.UNIT, Kind.ASSOCIATION),
}
NAMES = {
    "so": _("Sở, ban, ngành"),
    "trung-uong": _("Cơ quan Trung ương"),
    "xa": _("Cấp xã"),
    "khac": _("Cơ quan khác"),
}
BLOCK_OF = {kind.value: block for block, kinds in BLOCKS.items() for kind in kinds}
