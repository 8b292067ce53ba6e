select to_json(answers) as record
from answers
where review_id in (select unnest($ids::varchar[]))
