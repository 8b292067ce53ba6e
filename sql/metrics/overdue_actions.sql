-- Work that is owed past its date.
with
owed as (
    select
        action_id,
        due_on,
        timezone($zone::varchar, $as_of::timestamptz)::date as today,
    priority,
    strength,
    severity,
    service,
    kind
    from temp.action_facts
    where state in ('agreed', 'in_progress')
)
select
    action_id as subject_id,
    timezone($zone::varchar, due_on::timestamp) as measured_at,
    today - due_on as "value",
    priority,
    strength,
    severity,
    service,
    kind
from owed
where due_on < today
  and ($window_from::timestamptz is null or due_on >= timezone($zone::varchar, $window_from::timestamptz)::date)
  and ($window_to::timestamptz is null or due_on < timezone($zone::varchar, $window_to::timestamptz)::date)
order by "value" desc, action_id
