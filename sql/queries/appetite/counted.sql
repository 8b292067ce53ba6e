-- Incidents that a limit counts, in its period so far and among those observed: all together, or service by service.
with
asked as (
    select
        started_at,
        unnest(case when $is_each::boolean then list_distinct(services) else ['']::varchar[] end) as service
    from temp.incident_facts
    where started_at <= $as_of::timestamptz
      and started_at >= least($period_from::timestamptz, $observed_from::timestamptz)
      and ($severity::varchar is null or severity = $severity::varchar)
      and ($service::varchar is null or list_contains(services, $service::varchar))
)
select
    service,
    count(*) filter (started_at >= $period_from::timestamptz) as used,
    count(*) filter (started_at >= $observed_from::timestamptz) as observed
from asked
group by service
order by service
