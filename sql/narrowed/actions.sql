-- Of the actions only some.
create temp table actions as
with
wanted as (
    select unnest($action_ids::varchar[]) as action_id
)
select actions.*
from actions
semi join wanted using (action_id)
