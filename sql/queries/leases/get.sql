select holder, host, process_id, expires_at
from leases
where name = $name
