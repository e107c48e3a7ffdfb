"""Another site: the files it begins with, the program that comes along, and what a later version renews of them."""

from digest.starting.renewing import NoSiteError, plan_renewal, require_site
from digest.starting.scaffold import TakenError, start_site
from digest.starting.wheel import IncompleteError

__all__ = ["IncompleteError", "NoSiteError", "TakenError", "plan_renewal", "require_site", "start_site"]
