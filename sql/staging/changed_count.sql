select count(*)
from changed
