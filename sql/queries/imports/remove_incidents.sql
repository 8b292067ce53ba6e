delete from incidents
where incident_id in (select unnest($ids::varchar[]))
