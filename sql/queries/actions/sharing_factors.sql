-- Open actions that other findings with one of these factors led to, the most shared factors first.
with
shared as (
    select
        finding_id,
        list_filter(list_transform(factors, lambda factor: factor.code), lambda code: list_contains($codes::varchar[], code))
            as codes
    from findings
    where finding_id <> $finding_id
),
followed as (
    select
        action_id,
        title,
        state,
        owner,
        due_on,
        finding_ids,
        unnest(finding_ids) as finding_id
    from actions
    where state in ('agreed', 'in_progress', 'done')
),
candidates as (
    select
        followed.action_id,
        any_value(followed.title) as title,
        any_value(followed.state) as state,
        any_value(followed.owner) as owner,
        any_value(followed.due_on) as due_on,
        list_sort(list_distinct(flatten(list(shared.codes)))) as factors,
        list(distinct reviews.incident_id order by reviews.incident_id) as incident_ids
    from followed
    inner join shared using (finding_id)
    inner join findings using (finding_id)
    inner join reviews using (review_id)
    where len(shared.codes) > 0
      and not list_contains(followed.finding_ids, $finding_id)
    group by followed.action_id
)
select candidates.*
from candidates
anti join private_actions on candidates.action_id = private_actions.action_id and not $sees_private
order by len(candidates.factors) desc, candidates.due_on nulls last, candidates.action_id
limit 5
