-- No id that is there will be given out again.
with
ids as (
    select incident_id as id from incidents
    union all
    select event_id from events
    union all
    select review_id from reviews
    union all
    select decision_id from decisions
    union all
    select finding_id from findings
    union all
    select action_id from actions
    union all
    select verification_id from verifications
    union all
    select import_id from imports
    union all
    select appetite_id from appetite
    union all
    select person_id from people
),
numbered as (
    select id, id[:3] as prefix, try_cast(id[5:] as bigint) as number
    from ids
    where regexp_full_match(id, '[A-Z]{3}-[0-9]{1,18}')
)
select numbered.id, counters.last
from numbered
join counters using (prefix)
where numbered.number > counters.last
order by numbered.id
