delete from incidents
where incident_id = $incident_id
