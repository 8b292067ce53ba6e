-- The actions that serve some incidents. As action_incidents, but only of these, which costs half as much.
with
wanted as (
    select unnest($incident_ids::varchar[]) as incident_id
),
raised_by as (
    select action_id, unnest(finding_ids) as finding_id
    from actions
)
select raised_by.action_id
from reviews
semi join wanted using (incident_id)
inner join findings using (review_id)
inner join raised_by using (finding_id)
union
select actions.action_id
from actions
left join merged_incidents on merged_incidents.incident_id = actions.incident_id
semi join wanted on wanted.incident_id = coalesce(merged_incidents.survivor_id, actions.incident_id)
order by action_id
