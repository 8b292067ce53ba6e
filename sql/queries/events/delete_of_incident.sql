delete from events
where incident_id = $incident_id
