-- Kinds, states and results are words that the domain knows.
with
words as (
    select 'incidents' as entity, incident_id as id, kind as word, ['incident', 'near_miss', 'exercise'] as known
    from incidents
    union all
    select 'incidents', incident_id, severity, ['sev1', 'sev2', 'sev3', 'sev4']
    from incidents
    union all
    select 'events', event_id, milestone, ['impact_started', 'detected', 'acknowledged', 'mitigated', 'resolved']
    from events
    union all
    select 'events', event_id, curation, ['kept', 'starred', 'dropped']
    from events
    union all
    select 'reviews', review_id, state, ['draft', 'in_review', 'approved', 'published']
    from reviews
    union all
    select 'findings', finding_id, kind, ['strength', 'area_for_improvement']
    from findings
    union all
    select 'actions', action_id, state, ['proposed', 'agreed', 'in_progress', 'done', 'verified', 'dropped']
    from actions
    union all
    select 'actions', action_id, strength, ['stronger', 'intermediate', 'weaker']
    from actions
    union all
    select
        'verifications',
        verification_id,
        result,
        ['effective', 'partly_effective', 'not_effective', 'inconclusive']
    from verifications
    union all
    select 'links', action_id, state, ['pending', 'sent', 'in_sync', 'conflict', 'missing', 'parked']
    from links
)
select entity, id, word
from words
where word is not null
  and not list_contains(known, word)
order by entity, id
