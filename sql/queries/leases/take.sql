merge into leases
using (
    select
        $name as name,
        $holder as holder,
        $host as host,
        $process_id as process_id,
        $expires_at::timestamptz as expires_at,
        $looked_at::varchar as looked_at
) as given using (name)
when matched then update by name
when not matched then insert by name
