-- Incidents that have a known factor and a service in common with another one of these: no others were foreseen by
-- work on these, and on no others was work that foresaw these.
with
given as materialized (
    select incident_id, services
    from incidents
    where list_contains($incident_ids::varchar[], incident_id)
),
-- Settled first: few share a service, and of these alone findings are read.
served as materialized (
    select given.incident_id as given_id, incidents.incident_id
    from given
    inner join incidents on list_has_any(incidents.services, given.services)
),
named as (
    select reviews.incident_id, unnest(findings.factors) as factor
    from reviews
    inner join findings using (review_id)
    where findings.kind = 'area_for_improvement'
      and reviews.incident_id in (select incident_id from served)
),
known as materialized (
    select incident_id, list(factor.code) as factors
    from named
    where factor.certainty = 'known'
      and factor.code <> 'unknown'
    group by incident_id
),
ours as materialized (
    select given.incident_id, known.factors
    from given
    inner join known using (incident_id)
),
pairs as materialized (
    select served.incident_id, ours.factors
    from served
    inner join ours on ours.incident_id = served.given_id
    where served.incident_id <> served.given_id
)
select distinct pairs.incident_id
from pairs
inner join known using (incident_id)
where list_has_any(known.factors, pairs.factors)
order by pairs.incident_id
