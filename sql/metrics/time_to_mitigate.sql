-- Minutes from detection, else the start of the impact, to mitigation; what still runs counts up to $as_of.
with
spans as (
    select
        *,
        coalesce(detected_at, impact_started_at) as noticed_at,
        coalesce(mitigated_at, resolved_at) as ended_at
    from temp.incident_facts
    where is_asked
      and ($window_from::timestamptz is null or started_at >= $window_from::timestamptz)
      and ($window_to::timestamptz is null or started_at < $window_to::timestamptz)
),
measured as (
    select
        *,
        (epoch_us(coalesce(ended_at, $as_of::timestamptz)) - epoch_us(noticed_at)) / 60000000 as minutes,
        case
            when noticed_at is null then 'no_start'
            when ended_at < noticed_at then 'out_of_order'
            when ended_at is null and last_at < $as_of::timestamptz - to_days(30) then 'end_unknown'
        end as excluded
    from spans
)
select
    incident_id as subject_id,
    started_at as measured_at,
    case when excluded is null then minutes end as "value",
    (ended_at is not null)::integer as cause,
    excluded,
    severity,
    service,
    kind
from measured
