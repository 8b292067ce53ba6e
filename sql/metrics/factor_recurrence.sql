-- Each known factor of each reviewed incident, with the quarter in which the impact started.
with
named as (
    select *, unnest(factors) as factor, timezone($zone::varchar, started_at) as started_here
    from temp.incident_facts
    where is_asked
      and ($window_from::timestamptz is null or started_at >= $window_from::timestamptz)
      and ($window_to::timestamptz is null or started_at < $window_to::timestamptz)
      and started_at <= $as_of::timestamptz
)
select
    incident_id as subject_id,
    started_at as measured_at,
    1 as "value",
    factor,
    year(started_here) || '-Q' || quarter(started_here) as quarter,
    severity,
    service,
    kind
from named
