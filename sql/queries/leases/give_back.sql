update leases
set holder = null, expires_at = null, looked_at = $looked_at
where name = $name
  and holder = $holder
