-- Whether any other incident has a factor and a service in common with one that an action follows from.
with
traits as (
    select incidents.incident_id, incidents.services, told_factors.factors
    from incidents
    inner join told_factors using (incident_id)
),
served as (
    select incident_id
    from action_incidents
    where action_id = $action_id
)
select count(*) > 0 as may_foresee
from traits as this
inner join served using (incident_id)
inner join traits as other
    on other.incident_id <> this.incident_id
    and list_has_any(other.factors, this.factors)
    and list_has_any(other.services, this.services)
