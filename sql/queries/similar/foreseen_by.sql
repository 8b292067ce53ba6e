-- Which incidents one action made foreseeable, by the rule that metrics/recurrence counts: they share a known factor
-- and a service with one that it was agreed for, which was resolved within 365 days before, and it was open when
-- they started.
with
earlier as (
    -- Clocks that differ may end an incident before it began, which it never repeats by itself.
    select facts.services, facts.factors, greatest(facts.resolved_at, facts.started_at) as resolved_at
    from temp.incident_facts as facts
    inner join action_incidents as serving using (incident_id)
    where serving.action_id = $action_id
      and facts.review_id is not null
      and facts.resolved_at is not null
),
open_stints as (
    select from_at, until_at
    from temp.open_stints
    where action_id = $action_id
)
select distinct later.incident_id, incidents.title, later.severity, later.started_at, later.impact_minutes
from temp.incident_facts as later
inner join earlier
    on list_has_any(earlier.services, later.services)
    and list_has_any(earlier.factors, list_filter(later.factors, lambda factor: factor <> 'unknown'))
    and earlier.resolved_at < later.started_at
    and earlier.resolved_at >= later.started_at - to_days(365)
inner join open_stints
    on open_stints.from_at < later.started_at
    and open_stints.until_at > later.started_at
inner join incidents on incidents.incident_id = later.incident_id
where later.review_id is not null
order by later.started_at, later.incident_id
