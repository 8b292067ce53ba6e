-- events that this import brought or updated and that people edited; `is_kept` ones were there before it
select event_id, import_id is distinct from $import_id as is_kept
from events
where (import_id = $import_id or event_id in (select event_id from import_changes where import_id = $import_id))
    and (upstream is not null or curation <> 'kept' or note is not null)
order by event_id
