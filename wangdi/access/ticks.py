"""What access does by itself."""

from wangdi.access.restamping import restamp_all
from wangdi.lib.ticks import every

DAY = 24 * 60 * 60

# A record that was being written while its grid was redrawn is caught up with here.
every(DAY, "access.restamp_all")(restamp_all)
