-- Every reference leads to a record that is there.
with
named as (
    select 'events' as entity, event_id as id, 'incident_id' as field, 'incidents' as target, incident_id as named
    from events
    union all
    select 'events', event_id, 'import_id', 'imports', import_id
    from events
    union all
    select 'incidents', incident_id, 'merged_into', 'incidents', merged_into
    from incidents
    union all
    select 'events', event_id, 'merged_from', 'incidents', merged_from
    from events
    union all
    select 'reviews', review_id, 'incident_id', 'incidents', incident_id
    from reviews
    union all
    select 'reviews', review_id, 'amends', 'reviews', amends
    from reviews
    union all
    select 'reviews', review_id, 'facilitator', 'people', facilitator
    from reviews
    union all
    select 'reviews', review_id, 'approved_by', 'people', approved_by
    from reviews
    union all
    select 'reviews', review_id, 'weak_plan_accepted_by', 'people', weak_plan_accepted_by
    from reviews
    union all
    select 'answers', question_id, 'review_id', 'reviews', review_id
    from answers
    union all
    select 'decisions', decision_id, 'review_id', 'reviews', review_id
    from decisions
    union all
    select 'decisions', decision_id, 'copied_from', 'decisions', copied_from
    from decisions
    union all
    select 'findings', finding_id, 'review_id', 'reviews', review_id
    from findings
    union all
    select 'findings', finding_id, 'copied_from', 'findings', copied_from
    from findings
    union all
    select 'actions', action_id, 'owner', 'people', owner
    from actions
    union all
    select 'actions', action_id, 'drop_confirmed_by', 'people', drop_confirmed_by
    from actions
    union all
    select 'actions', action_id, 'incident_id', 'incidents', incident_id
    from actions
    union all
    select 'actions', action_id, 'import_id', 'imports', import_id
    from actions
    union all
    select 'verifications', verification_id, 'action_id', 'actions', action_id
    from verifications
    union all
    select 'verifications', verification_id, 'verified_by', 'people', verified_by
    from verifications
    union all
    select 'links', tracker, 'action_id', 'actions', action_id
    from links
    union all
    select 'conflicts', field, 'action_id', 'actions', action_id
    from conflicts
    union all
    select 'rejects', message, 'import_id', 'imports', import_id
    from rejects
    union all
    select 'accounts', tracker, 'person_id', 'people', person_id
    from accounts
    union all
    select 'imports', import_id, 'imported_by', 'people', imported_by
    from imports
    union all
    select 'conflicts', field, 'resolved_by', 'people', resolved_by
    from conflicts
    union all
    select 'accounts', tracker, 'confirmed_by', 'people', confirmed_by
    from accounts
    union all
    select 'reviews', review_id, 'participants', 'people', unnest(participants).person_id
    from reviews
    union all
    select 'reviews', review_id, 'invitations', 'people', unnest(invitations).person_id
    from reviews
    union all
    select 'decisions', decision_id, 'known_then', 'events', unnest(known_then)
    from decisions
    union all
    select 'findings', finding_id, 'evidence', 'events', unnest(evidence)
    from findings
    union all
    select 'actions', action_id, 'finding_ids', 'findings', unnest(finding_ids)
    from actions
    union all
    select 'actions', action_id, 'plan.verifier', 'people', plan.verifier
    from actions
    union all
    select 'verifications', verification_id, 'evidence', 'files', unnest(evidence).sha256
    from verifications
),
there as (
    select 'people' as target, 'local' as named
    union all
    select 'people', person_id
    from people
    union all
    select 'incidents', incident_id
    from incidents
    union all
    select 'events', event_id
    from events
    union all
    select 'reviews', review_id
    from reviews
    union all
    select 'decisions', decision_id
    from decisions
    union all
    select 'findings', finding_id
    from findings
    union all
    select 'actions', action_id
    from actions
    union all
    select 'imports', import_id
    from imports
    union all
    select 'files', sha256
    from files
)
select entity, id, field, target, named.named
from named
anti join there on there.target = named.target and there.named = named.named
where named.named is not null
order by entity, id, field, named.named
