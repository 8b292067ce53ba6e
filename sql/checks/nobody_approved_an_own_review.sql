-- A review is approved by somebody who did not lead it.
select review_id, facilitator
from reviews
where approved_by = facilitator
order by review_id
