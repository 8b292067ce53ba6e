-- Every record has an id of its own.
with
ids as (
    select 'people' as entity, person_id as id
    from people
    union all
    select 'incidents' as entity, incident_id as id
    from incidents
    union all
    select 'events' as entity, event_id as id
    from events
    union all
    select 'reviews' as entity, review_id as id
    from reviews
    union all
    select 'decisions' as entity, decision_id as id
    from decisions
    union all
    select 'findings' as entity, finding_id as id
    from findings
    union all
    select 'actions' as entity, action_id as id
    from actions
    union all
    select 'verifications' as entity, verification_id as id
    from verifications
    union all
    select 'imports' as entity, import_id as id
    from imports
    union all
    select 'appetite' as entity, appetite_id as id
    from appetite
    union all
    select 'files' as entity, sha256 as id
    from files
    union all
    select 'answers', concat_ws('/', review_id, question_id)
    from answers
    union all
    select 'links', concat_ws('/', action_id, tracker)
    from links
    union all
    select 'accounts', concat_ws('/', person_id, tracker)
    from accounts
    union all
    select 'conflicts', concat_ws('/', action_id, field, opened_at)
    from conflicts
)
select entity, id, count(*) as records
from ids
group by entity, id
having id is null or count(*) > 1
order by entity, id
