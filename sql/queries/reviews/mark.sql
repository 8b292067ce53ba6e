-- What moves whenever anybody saves, adds or removes something of a review; its timeline not counted.
with
review_findings as (
    select finding_id, revision
    from findings
    where review_id = $review_id
),
parts as (
    select revision from reviews where review_id = $review_id
    union all
    select revision from answers where review_id = $review_id
    union all
    select revision from decisions where review_id = $review_id
    union all
    select revision from review_findings
    union all
    select revision
    from actions
    where list_has_any(finding_ids, (select list(finding_id) from review_findings))
)
select concat(count(*), '.', coalesce(sum(revision), 0)) as mark
from parts
