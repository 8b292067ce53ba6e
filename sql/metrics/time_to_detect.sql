-- Minutes from the start of the impact to its detection.
with
measured as (
    select
        *,
        (epoch_us(detected_at) - epoch_us(impact_started_at)) / 60000000 as minutes,
        case
            when impact_started_at is null then 'no_start'
            when detected_at is null then 'not_detected'
            when detected_at < impact_started_at then 'out_of_order'
        end as excluded
    from temp.incident_facts
    where is_asked
      and ($window_from::timestamptz is null or started_at >= $window_from::timestamptz)
      and ($window_to::timestamptz is null or started_at < $window_to::timestamptz)
)
select
    incident_id as subject_id,
    started_at as measured_at,
    case when excluded is null then minutes end as "value",
    excluded,
    severity,
    service,
    kind
from measured
