-- every event is new: ranked by its place, which leaves gaps but lets all threads insert at once
create or replace temp view fresh as
select
    *,
    case when getvariable('import_direction') = 1 then place + 1 else getvariable('import_total') - place end as rank
from matched
