-- decisions and findings that cite an event which this import brought, and whether their review is published
with
cited as (
    select review_id, finding_id as cited_by, unnest(evidence) as event_id
    from findings
    union all
    select review_id, decision_id as cited_by, unnest(known_then) as event_id
    from decisions
)
select
    cited.review_id,
    cited.cited_by,
    cited.event_id,
    reviews.state = 'published' as is_published
from cited
inner join events using (event_id)
inner join reviews using (review_id)
where events.import_id = $import_id
order by cited.review_id, cited.cited_by, cited.event_id
