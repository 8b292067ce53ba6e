-- From when to when the work of each action was open without a break, one row each time.
create or replace temp table open_stints as
select
    action_id,
    min(from_at) as from_at,
    max(coalesce(until_at, 'infinity'::timestamptz)) as until_at
from temp.action_spells
where state in ('agreed', 'in_progress', 'done')
group by action_id, stint
