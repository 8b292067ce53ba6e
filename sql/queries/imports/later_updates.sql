-- later imports, not undone, that updated what this one brought or updated; ids grow longer with their numbers
select later.import_id
from import_changes as later
inner join imports on imports.import_id = later.import_id
inner join events on events.event_id = later.event_id
where (length(later.import_id), later.import_id) > (length($import_id), $import_id)
    and imports.undone_at is null
    and (
        events.import_id = $import_id
        or later.event_id in (select event_id from import_changes where import_id = $import_id)
    )
order by length(later.import_id) desc, later.import_id desc
