select name, checksum
from migrations
order by name
