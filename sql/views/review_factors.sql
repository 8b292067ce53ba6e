-- The factors that each review knows of: those of its areas for improvement, once each, without potential ones.
create or replace view review_factors as
with
found as (
    select review_id, unnest(factors) as factor
    from findings
    where kind = 'area_for_improvement'
)
select review_id, list_distinct(list(factor.code)) as factors
from found
where factor.certainty = 'known'
group by review_id
