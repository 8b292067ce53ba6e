select count(*)
from ranked
