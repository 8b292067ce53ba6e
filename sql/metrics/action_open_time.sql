-- Days from agreement until the work was left for good, as far as that is known by $as_of.
select
    action_id as subject_id,
    agreed_at as measured_at,
    (epoch_us(coalesce(left_at, $as_of::timestamptz)) - epoch_us(agreed_at)) / 86400000000 as "value",
    case when left_at is null then 0 when left_to = 'dropped' then 2 else 1 end as cause,
    priority,
    strength,
    severity,
    service,
    kind
from temp.action_facts
where agreed_at is not null
  and ($window_from::timestamptz is null or agreed_at >= $window_from::timestamptz)
  and ($window_to::timestamptz is null or agreed_at < $window_to::timestamptz)
