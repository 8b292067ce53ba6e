select count(*)
from audit
