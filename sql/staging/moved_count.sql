select count(*)
from moved
