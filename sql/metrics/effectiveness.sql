-- What conclusive checks of done work found.
select
    action_id as subject_id,
    done_at as measured_at,
    (result = 'effective')::integer as "value",
    priority,
    strength,
    severity,
    service,
    kind
from temp.completions
where result in ('effective', 'partly_effective', 'not_effective')
  and ($window_from::timestamptz is null or done_at >= $window_from::timestamptz)
  and ($window_to::timestamptz is null or done_at < $window_to::timestamptz)
