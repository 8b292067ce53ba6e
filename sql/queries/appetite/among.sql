select to_json(appetite) as record
from appetite
where appetite_id in (select unnest($ids::varchar[]))
