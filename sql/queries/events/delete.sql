delete from events
where event_id = $event_id
