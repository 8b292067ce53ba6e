-- Incidents since the oldest action that is open and shares a factor with them was agreed.
with
telling as (
    -- What telling_reviews says, as far as it was published by $as_of.
    select
        incident_id,
        arg_max(
            review_id,
            (coalesce(state = 'published' and published_at <= $as_of::timestamptz, false), "version", review_id)
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
named as (
    select *, unnest(factors) as factor
    from temp.incident_facts
    where is_asked
      and ($window_from::timestamptz is null or started_at >= $window_from::timestamptz)
      and ($window_to::timestamptz is null or started_at < $window_to::timestamptz)
      and started_at <= $as_of::timestamptz
),
struck as (
    select
        named.incident_id,
        any_value(named.started_at) as started_at,
        any_value(named.impact_minutes) as impact_minutes,
        any_value(named.severity) as severity,
        any_value(named.service) as service,
        any_value(named.kind) as kind,
        arg_min({'factor': factor, 'action': oldest.action}, (oldest.agreed_at, factor)) as reason
    from named
    inner join oldest using (factor)
    where named.started_at > oldest.agreed_at
    group by named.incident_id
)
select
    incident_id as subject_id,
    started_at as measured_at,
    impact_minutes as "value",
    reason.factor as factor,
    reason.action.action_id as action_id,
    reason.action.priority as priority,
    reason.action.strength as strength,
    severity,
    service,
    kind
from struck
