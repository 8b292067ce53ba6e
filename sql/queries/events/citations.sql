-- what rests on each of these events: findings, and decisions with when they were made
with
cited as (
    select unnest(known_then) as event_id, decision_id as cited_by, decided_at
    from decisions
    union all
    select unnest(evidence), finding_id, null
    from findings
)
select event_id, cited_by, decided_at
from cited
where event_id in (select unnest($ids::varchar[]))
order by event_id, cited_by
