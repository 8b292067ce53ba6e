select holder, host, process_id, expires_at, looked_at
from leases
where name = $name
