select event_id
from import_changes
where import_id = $import_id
order by event_id
