-- actions that serve an incident, how many others each serves, and its issue in a tracker
with
others as (
    select action_id, count(*) as others
    from action_incidents
    where incident_id <> $incident_id
    group by action_id
),
issues as (
    select action_id, min(coalesce("key", remote_id)) as issue
    from links
    where state not in ('pending', 'parked') or remote_id is not null
    group by action_id
)
select
    action_incidents.action_id,
    coalesce(others.others, 0) as others,
    issues.action_id is not null as is_in_tracker,
    issues.issue
from action_incidents
left join others on others.action_id = action_incidents.action_id
left join issues on issues.action_id = action_incidents.action_id
where action_incidents.incident_id = $incident_id
order by action_incidents.action_id
