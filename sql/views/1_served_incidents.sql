-- Which incidents an action serves: a pair may stand there twice, which costs less than to look for it.
create or replace view served_incidents as
with
raised_by as (
    select action_id, unnest(finding_ids) as finding_id
    from actions
)
select raised_by.action_id, reviews.incident_id
from raised_by
inner join findings using (finding_id)
inner join reviews using (review_id)
union all
select actions.action_id, coalesce(merged_incidents.survivor_id, actions.incident_id) as incident_id
from actions
left join merged_incidents on merged_incidents.incident_id = actions.incident_id
where actions.incident_id is not null
