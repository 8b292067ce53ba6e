-- Days from the resolution to the first publication of the review; a missing due date follows the policy.
with
resolved as (
    select
        *,
        timezone($zone::varchar, resolved_at)::date as resolved_on,
        timezone($zone::varchar, published_at)::date as published_on,
        timezone($zone::varchar, $as_of::timestamptz)::date as today
    from temp.incident_facts
    where is_asked
      and resolved_at is not null
      and ($window_from::timestamptz is null or resolved_at >= $window_from::timestamptz)
      and ($window_to::timestamptz is null or resolved_at < $window_to::timestamptz)
),
due as (
    select
        *,
        coalesce(review_due_on, working_days_after(resolved_on, review_working_days(severity))) as due_on,
        case
            when review_id is not null and published_at is null then 'publication_unknown'
            when published_at < resolved_at then 'out_of_order'
        end as excluded
    from resolved
)
select
    incident_id as subject_id,
    resolved_at as measured_at,
    case
        when excluded is null then (epoch_us(coalesce(published_at, $as_of::timestamptz)) - epoch_us(resolved_at)) / 86400000000
    end as "value",
    (published_at is not null)::integer as cause,
    case
        when published_on <= due_on then 1
        when published_on > due_on or due_on < today then 0
    end as within_policy,
    excluded,
    severity,
    service,
    kind
from due
