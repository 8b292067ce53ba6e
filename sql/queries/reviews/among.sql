select to_json(reviews) as record
from reviews
where review_id in (select unnest($ids::varchar[]))
