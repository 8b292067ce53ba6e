insert into import_changes
select getvariable('import_id'), event_id, to_json(events)
from events
semi join changed using (event_id)
