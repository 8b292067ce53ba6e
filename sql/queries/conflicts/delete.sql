delete from conflicts
where action_id = $action_id
  and field = $field
  and opened_at = $opened_at::timestamptz
