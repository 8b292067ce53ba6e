-- How strong the agreed remedies are.
select
    action_id as subject_id,
    agreed_at as measured_at,
    1 as "value",
    priority,
    strength,
    severity,
    service,
    kind
from temp.action_facts
where agreed_at is not null
  and ($window_from::timestamptz is null or agreed_at >= $window_from::timestamptz)
  and ($window_to::timestamptz is null or agreed_at < $window_to::timestamptz)
