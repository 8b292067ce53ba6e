select to_json(people) as record
from people
where person_id in (select unnest($ids::varchar[]))
