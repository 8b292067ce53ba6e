-- Whether any other incident has a factor and a service in common with one that an action follows from.
with
traits as materialized (
    select incidents.incident_id, incidents.services, told_factors.factors
    from incidents
    inner join told_factors using (incident_id)
),
-- Settled first: else every incident is compared with every other.
served as materialized (
    select traits.*
    from traits
    inner join action_incidents using (incident_id)
    where action_incidents.action_id = $action_id
)
select count(*) > 0 as may_foresee
from served
inner join traits as other
    on other.incident_id <> served.incident_id
    and list_has_any(other.factors, served.factors)
    and list_has_any(other.services, served.services)
