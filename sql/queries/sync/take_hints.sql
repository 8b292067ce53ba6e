update sync_hints
set looked_at = $now
where tracker = $tracker
  and looked_at is null
