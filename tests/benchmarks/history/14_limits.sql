-- what a leader accepts
insert into appetite by name
select
    printf('APP-%04d', nth) as appetite_id,
    ['incidents_per_service', 'open_days', 'share_on_time'][nth] as measure,
    ['at_most', 'at_most', 'at_least'][nth] as comparison,
    [2, 30, 0.8][nth] as "limit",
    'quarter' as period,
    case when nth = 1 then 'sev1' end as severity,
    case when nth = 2 then 'P1' end as priority,
    1 as revision
from range(1, 4) as numbers(nth)
