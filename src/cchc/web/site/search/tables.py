"""The tables that are searched by words, each by its column `folded` (see shared/records/words.py)."""

from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Agency, Alias
from cchc.steps.plans.models import Citation, Plan, PlanItem, Target
from cchc.steps.work.models import Evidence

SEARCHED = (User, Agency, Alias, Plan, PlanItem, Target, Citation, Evidence)
