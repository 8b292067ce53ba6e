with
review_findings as (
    select finding_id
    from findings
    where review_id = $review_id
)
select to_json(actions) as record
from actions
where list_has_any(finding_ids, (select list(finding_id) from review_findings))
order by action_id
