-- what each action follows from and when it was agreed: nine in ten from areas for improvement, the others brought
-- in with an incident
create temp table agreed as
with
areas as (
    select
        findings.finding_id,
        reviews.incident_id,
        reviews.published_at,
        row_number() over (order by findings.finding_id[5:]::bigint) as place
    from findings
    inner join reviews using (review_id)
    where findings.kind = 'area_for_improvement'
      and reviews."version" = 1
),
wanted as (
    select nth, 1 + nth * 7919 % (select count(*) from areas) as place
    from range(1, 3 * getvariable('incidents') + 1) as numbers(nth)
),
copies as (
    select copied_from, finding_id
    from findings
    where copied_from is not null
)
select
    nth,
    nth % 10 = 9 as is_brought_in,
    areas.incident_id,
    incidents.severity,
    [one for one in [areas.finding_id, copies.finding_id] if one is not null] as finding_ids,
    case
        when is_brought_in then incidents.created_at + to_days(3)
        when areas.published_at > getvariable('ends_at') then null
        else areas.published_at
    end as agreed_at
from wanted
inner join areas using (place)
inner join incidents using (incident_id)
left join copies on copies.copied_from = areas.finding_id
