create or replace table reviews as
select reviews.*, null::varchar[] as weak_plan_actions
from reviews
