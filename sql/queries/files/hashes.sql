select sha256
from files
order by sha256
