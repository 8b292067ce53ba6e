delete from sync_state
where tracker = $tracker
