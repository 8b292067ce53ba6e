select to_json(links) as record
from links
where action_id in (select unnest($ids::varchar[]))
