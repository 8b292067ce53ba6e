-- actions as they stand at the end; what was brought in has no written history
insert into actions by name
select
    printf('ACT-%04d', nth) as action_id,
    case when is_brought_in then [] else finding_ids end as finding_ids,
    case when is_brought_in then incident_id end as incident_id,
    'Block configuration pushes that skipped the canary' as title,
    repeat('What belongs to it and what does not. ', 1 + nth % 3) as scope,
    'A push without a green canary is refused' as done_when,
    picked(['prevent', 'detect', 'mitigate', 'respond', 'learn'], nth, 'aim') as aim,
    picked(['monitor_and_alert', 'documentation', 'blocking_gate'], nth, 'strength') as strength_category,
    picked(['intermediate', 'weaker', 'stronger'], nth, 'strength') as strength,
    printf('PER-%04d', 1 + nth % 200) as owner,
    case when agreed_at is null then getvariable('ends_at')::date + 30 else coalesce(slips[-1]."to"::date, promised_on) end as due_on,
    picked(['P2', 'P3', 'P1', 'P4'], nth, 'priority') as priority,
    state,
    agreed_at,
    case when state in ('done', 'verified') then coalesce([change."at" for change in states if change."to" = 'done'][-1], done_at) end
        as done_at,
    case when state = 'dropped' then dropped_at end as dropped_at,
    case when state = 'dropped' then picked(['will_not_do', 'superseded', 'no_longer_applicable'], nth, 'reason') end
        as dropped_reason,
    case when not is_brought_in then {
        'method': picked(['record_review', 'test', 'audit', 'exercise'], nth, 'method'),
        'measure': null::json,
        'threshold': null::json,
        'window_days': window_days,
        'verifier': printf('PER-%04d', 1 + (nth + 77) % 200)
    } end as plan,
    false as plan_is_late,
    'internal' as sensitivity,
    case when not is_brought_in then [
        {
            'field': change.field,
            'from': change."from",
            'to': change."to",
            'at': change."at",
            'by': printf('PER-%04d', 1 + nth % 200),
            'origin': case when nth % 3 = 0 then 'jira' else 'here' end,
            'reason': null::varchar
        }
        for change in list_sort(states || slips)
    ] else [] end as history,
    1 as revision
from courses
