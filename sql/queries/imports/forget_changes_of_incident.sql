-- what imports remember of the events of an incident
delete from import_changes
where event_id in (
    select event_id
    from events
    where incident_id = $incident_id
)
