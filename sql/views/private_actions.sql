-- Actions that serve an incident which not everybody may see, one row each. From those few incidents to their actions:
-- to ask each action what it serves takes three times as long.
create or replace view private_actions as
with
private_findings as (
    select findings.finding_id
    from findings
    inner join reviews using (review_id)
    inner join incidents using (incident_id)
    where incidents.is_private
),
raised_by as (
    select action_id, unnest(finding_ids) as finding_id
    from actions
)
select raised_by.action_id
from raised_by
semi join private_findings using (finding_id)
union
select actions.action_id
from actions
left join merged_incidents on merged_incidents.incident_id = actions.incident_id
inner join incidents on incidents.incident_id = coalesce(merged_incidents.survivor_id, actions.incident_id)
where incidents.is_private
