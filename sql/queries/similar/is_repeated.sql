-- Whether another incident has a factor and a service in common with one: without that nothing was foreseeable.
with
traits as (
    select incidents.incident_id, incidents.services, told_factors.factors
    from incidents
    inner join told_factors using (incident_id)
)
select count(*) > 0 as is_repeated
from traits as this
inner join traits as other
    on other.incident_id <> this.incident_id
    and list_has_any(other.factors, this.factors)
    and list_has_any(other.services, this.services)
where this.incident_id = $incident_id
