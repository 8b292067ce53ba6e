select last
from counters
where prefix = $prefix
