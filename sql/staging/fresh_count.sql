select count(*)
from fresh
