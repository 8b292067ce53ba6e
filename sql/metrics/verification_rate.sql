-- Completions whose time for the check is over, and what the check said.
select
    action_id as subject_id,
    done_at as measured_at,
    (result in ('effective', 'partly_effective', 'not_effective'))::integer as "value",
    (result = 'inconclusive')::integer as inconclusive,
    (result = 'missing')::integer as missing,
    case when result = 'missing' and reopened_at is not null then 'reopened' end as excluded,
    priority,
    strength,
    severity,
    service,
    kind
from temp.completions
where window_ends_at <= $as_of::timestamptz
  and ($window_from::timestamptz is null or done_at >= $window_from::timestamptz)
  and ($window_to::timestamptz is null or done_at < $window_to::timestamptz)
