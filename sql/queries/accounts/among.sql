select to_json(accounts) as record
from accounts
where person_id in (select unnest($ids::varchar[]))
