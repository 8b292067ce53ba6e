select to_json(reviews) as record
from reviews
order by review_id
