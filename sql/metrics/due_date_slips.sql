-- How often the date of agreed work was moved to later.
select
    action_id as subject_id,
    agreed_at as measured_at,
    slips as "value",
    priority,
    strength,
    severity,
    service,
    kind
from temp.action_facts
where agreed_at is not null
  and ($window_from::timestamptz is null or agreed_at >= $window_from::timestamptz)
  and ($window_to::timestamptz is null or agreed_at < $window_to::timestamptz)
