-- Incidents since the oldest action that is open and shares a factor with them was agreed.
with
telling as (
    -- What telling_reviews says, as far as it was published by $as_of; without a date it always was.
    select
        incident_id,
        arg_max(
            review_id,
            (state = 'published' and coalesce(published_at <= $as_of::timestamptz, true), "version", review_id)
        ) as review_id
    from reviews
    group by incident_id
),
raised_by as (
    select facts.action_id, facts.agreed_at, facts.priority, facts.strength, unnest(actions.finding_ids) as finding_id
    from temp.action_facts as facts
    inner join actions using (action_id)
    where facts.state in ('agreed', 'in_progress', 'done')
      and facts.agreed_at is not null
),
waiting as (
    select raised_by.* exclude (finding_id), unnest(findings.factors) as factor
    from raised_by
    inner join findings using (finding_id)
    inner join telling using (review_id)
    where findings.kind = 'area_for_improvement'
),
oldest as (
    select
        factor.code as factor,
        min(agreed_at) as agreed_at,
        arg_min({'action_id': action_id, 'priority': priority, 'strength': strength}, (agreed_at, action_id)) as action
    from waiting
    where factor.certainty = 'known'
      and factor.code <> 'unknown'
    group by factor.code
),
reasons as (
    select *, row_number() over (order by agreed_at, factor) as nth
    from oldest
),
named as (
    select incident_id, started_at, unnest(factors) as factor
    from temp.incident_facts
    where is_asked
      and ($window_from::timestamptz is null or started_at >= $window_from::timestamptz)
      and ($window_to::timestamptz is null or started_at < $window_to::timestamptz)
      and started_at <= $as_of::timestamptz
),
struck as (
    select named.incident_id, min(reasons.nth) as nth
    from named
    inner join reasons using (factor)
    where named.started_at > reasons.agreed_at
    group by named.incident_id
)
select
    facts.incident_id as subject_id,
    facts.started_at as measured_at,
    facts.impact_minutes as "value",
    reasons.factor,
    reasons.action.action_id as action_id,
    reasons.action.priority as priority,
    reasons.action.strength as strength,
    facts.severity,
    facts.service,
    facts.kind
from struck
inner join reasons using (nth)
inner join temp.incident_facts as facts on facts.incident_id = struck.incident_id
