insert into sync_hints
select $tracker, $delivery, unnest($remote_ids::varchar[]), $received_at::timestamptz, null
