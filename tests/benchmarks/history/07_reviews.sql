-- a review of nearly nine in ten incidents, some late and some not published yet; every twentieth was amended
insert into reviews by name
with
led as (
    select
        incident_id,
        incident_id[5:]::bigint as incident_nth,
        unnest([1, 2]) as "version",
        severity,
        created_at + to_days((1 + 40 * luck(incident_nth, 'lag') ** 2)::integer) as first_published_at,
        printf('PER-%04d', 3 + 4 * floor(50 * luck(incident_nth, 'facilitator'))::integer) as facilitator
    from incidents
    where merged_into is null
      and luck(incident_id[5:]::bigint, 'review') < 0.88
),
timed as (
    select
        *,
        incident_nth + ("version" - 1) * getvariable('incidents') as nth,
        first_published_at + to_days(60 * ("version" - 1)) as would_publish_at,
        would_publish_at <= getvariable('ends_at') as is_published
    from led
    where "version" = 1
       or (incident_nth % 20 = 1 and first_published_at <= getvariable('ends_at') - to_days(30))
)
select
    printf('REV-%04d', nth) as review_id,
    incident_id,
    "version",
    case when "version" = 2 then printf('REV-%04d', incident_nth) end as amends,
    case when is_published then 'published' else picked(['draft', 'in_review', 'approved'], nth, 'state') end as state,
    facilitator,
    [{'person_id': printf('PER-%04d', 1 + incident_nth % 200), 'role': 'technical_lead'}] as participants,
    first_published_at::date + [-5, 0, 10, 30][1 + floor(4 * luck(nth, 'due'))::integer] as due_on,
    case when state in ('approved', 'published') then printf('PER-%04d', 2 + 4 * (incident_nth % 50)) end as approved_by,
    case when is_published then would_publish_at - to_days(1) end as approved_at,
    case when is_published then would_publish_at end as published_at,
    1 as revision
from timed
