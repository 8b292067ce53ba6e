insert into leases
values ($name, $holder, $host, $process_id, $expires_at)
