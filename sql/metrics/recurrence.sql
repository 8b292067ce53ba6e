-- Reviewed incidents that share a known factor and a service with one resolved in the year before they began,
-- and whether an action of such an earlier one was open then.
with
named as (
    select
        incident_id,
        services,
        list_filter(factors, lambda factor: factor <> 'unknown') as known_factors,
        started_at,
        -- Clocks that differ may end an incident before it began, which it never repeats by itself.
        greatest(resolved_at, started_at) as resolved_at,
        is_asked and ($window_from::timestamptz is null or started_at >= $window_from::timestamptz) as is_later,
        resolved_at is not null as is_earlier
    from temp.incident_facts
    where review_id is not null
      and ($window_to::timestamptz is null or started_at < $window_to::timestamptz)
      and (
          $window_from::timestamptz is null
          or greatest(started_at, resolved_at) >= $window_from::timestamptz - to_days(365)
      )
),
written as (
    select incident_id, started_at, resolved_at, is_later, is_earlier, factor, unnest(services) as service
    from (
        select *, unnest(known_factors) as factor
        from named
    )
),
pairs as (
    select factor, service, row_number() over () as pair
    from (
        select distinct factor, service
        from written
    )
),
traits as (
    select written.incident_id, started_at, resolved_at, is_later, is_earlier, pair
    from written
    inner join pairs using (factor, service)
),
latest as (
    select later.incident_id, later.started_at, earlier.resolved_at
    from traits as later
    asof inner join (
        select pair, resolved_at
        from traits
        where is_earlier
    ) as earlier
        on earlier.pair = later.pair
        and earlier.resolved_at < later.started_at
    where later.is_later
),
recurring as (
    select distinct incident_id
    from latest
    -- 365 days in microseconds: days of UTC are all of one length, and counting them by a calendar takes longer.
    where epoch_us(started_at) - epoch_us(resolved_at) <= 31536000000000
),
served as (
    select named.incident_id, named.resolved_at, served_incidents.action_id
    from served_incidents
    inner join named using (incident_id)
    where named.is_earlier
),
waits as (
    -- The instants at which a new incident like this one would have been foreseeable.
    select
        served.incident_id,
        greatest(stints.from_at, served.resolved_at) as from_at,
        -- Work is open until, a year lasts through its last instant.
        max(least(stints.until_at, make_timestamptz(epoch_us(served.resolved_at) + 31536000000001))) as until_at
    from served
    inner join temp.open_stints as stints using (action_id)
    group by 1, 2
),
reaches as (
    select
        traits.pair,
        waits.from_at,
        -- Waits that begin at once share their reach: which of them the join meets is the engine's choice.
        max(waits.until_at) over (partition by traits.pair order by waits.from_at range unbounded preceding) as reach_at
    from waits
    inner join traits using (incident_id)
    where waits.from_at < waits.until_at
      and ($window_from::timestamptz is null or waits.until_at > $window_from::timestamptz)
),
foreseen as (
    select distinct later.incident_id
    from traits as later
    asof inner join reaches
        on reaches.pair = later.pair
        and reaches.from_at < later.started_at
    where later.is_later
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
