-- From when to when the work of each action was open without a break, as far as that is known, one row each time.
create or replace temp table open_stints as
select
    action_id,
    unnest(turns[1:-:2]) as from_at,
    coalesce(unnest(turns[2:-:2]), 'infinity'::timestamptz) as until_at
from temp.action_courses
where turns[1] is not null
