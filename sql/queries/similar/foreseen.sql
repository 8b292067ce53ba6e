-- Which actions made incidents foreseeable, by the rule that metrics/recurrence counts: agreed for one that shares
-- a known factor and a service and was resolved within 365 days before it started, and open at that start.
with
later as (
    select *
    from temp.incident_facts
    where list_contains($incident_ids::varchar[], incident_id)
      and review_id is not null
),
earlier as (
    select facts.incident_id, later.incident_id as later_id, later.started_at
    from temp.incident_facts as facts
    inner join later
        on list_has_any(facts.services, later.services)
        and list_has_any(facts.factors, list_filter(later.factors, lambda factor: factor <> 'unknown'))
    where facts.review_id is not null
      and facts.resolved_at is not null
      -- Clocks that differ may end an incident before it began, which it never repeats by itself.
      and greatest(facts.resolved_at, facts.started_at) < later.started_at
      and greatest(facts.resolved_at, facts.started_at) >= later.started_at - to_days(365)
),
hidden as (
    -- Who sees all needs no list of it, which takes longer than all the rest.
    select action_id
    from private_actions
    where not $sees_private::boolean
),
raised as (
    select action_id, unnest(finding_ids) as finding_id
    from actions
),
serving as (
    -- As action_incidents, but only for these incidents, which costs half as much.
    select earlier.incident_id, raised.action_id
    from earlier
    inner join reviews using (incident_id)
    inner join findings using (review_id)
    inner join raised using (finding_id)
    union
    select earlier.incident_id, actions.action_id
    from actions
    left join merged_incidents on merged_incidents.incident_id = actions.incident_id
    inner join earlier on earlier.incident_id = coalesce(merged_incidents.survivor_id, actions.incident_id)
    where actions.incident_id is not null
),
served as (
    select earlier.incident_id, earlier.later_id, earlier.started_at, serving.action_id
    from earlier
    inner join serving using (incident_id)
    anti join hidden on serving.action_id = hidden.action_id
)
select distinct
    served.later_id,
    served.incident_id,
    incidents.title as incident_title,
    served.action_id,
    actions.title
from served
inner join temp.open_stints as stints using (action_id)
inner join actions using (action_id)
inner join incidents on incidents.incident_id = served.incident_id
where stints.from_at < served.started_at
  and stints.until_at > served.started_at
order by served.later_id, served.incident_id, served.action_id
