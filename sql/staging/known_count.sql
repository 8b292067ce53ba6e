select count(*)
from known
