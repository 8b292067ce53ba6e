-- how many incidents of the file are not known yet
select count(*)
from found_incidents
left join incidents
    on incidents.source = getvariable('import_source')
    and incidents.source_id = case
        when incident_key = '' then getvariable('import_own_source_id')
        else incident_key
    end
where incidents.incident_id is null
    and not (incident_key = '' and getvariable('import_own_incident') <> '')
