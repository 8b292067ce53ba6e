select to_json(reviews) as record
from reviews
where incident_id = $incident_id
order by version, review_id
