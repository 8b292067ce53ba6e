-- Days from agreement until the work was proven, as far as that is known by $as_of.
select
    action_id as subject_id,
    agreed_at as measured_at,
    (epoch_us(coalesce(verified_at, dropped_at, $as_of::timestamptz)) - epoch_us(agreed_at)) / 86400000000
        as "value",
    case when verified_at is not null then 1 when dropped_at is not null then 2 else 0 end as cause,
    priority,
    strength,
    severity,
    service,
    kind
from temp.action_facts
where agreed_at is not null
  and ($window_from::timestamptz is null or agreed_at >= $window_from::timestamptz)
  and ($window_to::timestamptz is null or agreed_at < $window_to::timestamptz)
