delete from sync_hints
where tracker = $tracker
  and looked_at < $before
