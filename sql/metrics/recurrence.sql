-- Reviewed incidents that share a known factor and a service with one resolved in the year before they began,
-- and whether an action of such an earlier one was open then.
with
named as (
    select *, list_filter(factors, lambda factor: factor <> 'unknown') as known_factors
    from temp.incident_facts
    where review_id is not null
),
traits as (
    select incident_id, started_at, resolved_at, is_asked, factor, unnest(services) as service
    from (
        select *, unnest(known_factors) as factor
        from named
    )
),
latest as (
    select later.incident_id, later.started_at, earlier.resolved_at
    from traits as later
    asof inner join (
        -- A record whose end lies before its start would otherwise repeat itself.
        select factor, service, resolved_at
        from traits
        where resolved_at >= started_at
    ) as earlier
        on earlier.factor = later.factor
        and earlier.service = later.service
        and earlier.resolved_at <= later.started_at
    where later.is_asked
),
recurring as (
    select distinct incident_id
    from latest
    where resolved_at >= started_at - to_days(365)
),
served as (
    select distinct traits.incident_id, raised_by.action_id
    from (
        select action_id, unnest(finding_ids) as finding_id
        from actions
    ) as raised_by
    inner join findings using (finding_id)
    inner join reviews using (review_id)
    inner join traits on traits.incident_id = reviews.incident_id
),
open_spells as (
    select action_id, from_at, until_at
    from temp.action_spells
    where state in ('agreed', 'in_progress', 'done')
),
waits as (
    -- The instants at which a new incident with this factor and service would have been foreseeable.
    select
        traits.factor,
        traits.service,
        greatest(open_spells.from_at, traits.resolved_at) as from_at,
        least(coalesce(open_spells.until_at, 'infinity'::timestamptz), traits.resolved_at + to_days(365)) as until_at
    from traits
    inner join served using (incident_id)
    inner join open_spells using (action_id)
    where traits.resolved_at >= traits.started_at
),
reaches as (
    select
        factor,
        service,
        from_at,
        max(until_at) over (partition by factor, service order by from_at rows unbounded preceding) as reach_at
    from waits
    where from_at < until_at
),
foreseen as (
    select distinct later.incident_id
    from traits as later
    asof inner join reaches
        on reaches.factor = later.factor
        and reaches.service = later.service
        and reaches.from_at < later.started_at
    where later.is_asked
      and reaches.reach_at > later.started_at
)
select
    facts.incident_id as subject_id,
    facts.started_at as measured_at,
    (recurring.incident_id is not null)::integer as "value",
    (recurring.incident_id is not null and foreseen.incident_id is not null)::integer as foreseeable,
    case
        when facts.review_id is null then 'unreviewed'
        when len(list_filter(facts.factors, lambda factor: factor <> 'unknown')) = 0 then 'no_factor'
    end as excluded,
    facts.severity,
    facts.service,
    facts.kind
from temp.incident_facts as facts
left join recurring on recurring.incident_id = facts.incident_id
left join foreseen on foreseen.incident_id = facts.incident_id
where facts.is_asked
  and ($window_from::timestamptz is null or facts.started_at >= $window_from::timestamptz)
  and ($window_to::timestamptz is null or facts.started_at < $window_to::timestamptz)
