-- Promises that have fallen due, by the date in force at agreement and by the present one.
with
judged as (
    select
        action_id,
        agreed_at,
        promised_on,
        due_on,
        left_to = 'done' as was_done,
        left_at is null as is_owed,
        timezone($zone::varchar, left_at)::date as left_on,
        timezone($zone::varchar, $as_of::timestamptz)::date as today,
        coalesce(promised_on >= timezone($zone::varchar, $window_from::timestamptz)::date, $window_from::timestamptz is null)
        and coalesce(promised_on < timezone($zone::varchar, $window_to::timestamptz)::date, $window_to::timestamptz is null)
        and coalesce(promised_on < today, false) as is_promise,
        coalesce(due_on >= timezone($zone::varchar, $window_from::timestamptz)::date, $window_from::timestamptz is null)
        and coalesce(due_on < timezone($zone::varchar, $window_to::timestamptz)::date, $window_to::timestamptz is null)
        and coalesce(due_on < today, false) as is_due,
    priority,
    strength,
    severity,
    service,
    kind
    from temp.action_facts
    where left_at is not null
       or state in ('agreed', 'in_progress')
)
select
    action_id as subject_id,
    timezone($zone::varchar, (case when is_promise then promised_on else due_on end)::timestamp) as measured_at,
    case
        when not is_promise then null
        when is_owed then 0
        when was_done then (left_on <= promised_on)::integer
        when left_on > promised_on then 0
    end as "value",
    case
        when not is_due then null
        when is_owed then 0
        when was_done then (left_on <= due_on)::integer
        when left_on > due_on then 0
    end as on_time_as_moved,
    priority,
    strength,
    severity,
    service,
    kind
from judged
where is_promise
   or is_due
