-- the same refusals, for another import of the same file
insert into rejects by name
select * replace ($import_id as import_id)
from rejects
where import_id = $before
