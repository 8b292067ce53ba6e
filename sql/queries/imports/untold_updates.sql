-- this import and later ones, not undone, that updated events and came with a bundle, which has no former values
select import_id
from imports
where updated > 0
    and undone_at is null
    and (length(import_id), import_id) >= (length($import_id), $import_id)
    and import_id not in (select import_id from import_changes)
    and imported_at <= (select max(loads.imported_at) from imports as loads where loads.source = 'bundle')
order by length(import_id) desc, import_id desc
