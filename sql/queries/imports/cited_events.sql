-- decisions and findings that cite an event which this import brought
with
cited as (
    select review_id, unnest(evidence) as event_id
    from findings
    union all
    select review_id, unnest(known_then) as event_id
    from decisions
)
select cited.review_id, cited.event_id
from cited
inner join events using (event_id)
where events.import_id = $import_id
order by cited.review_id, cited.event_id
