-- Findings that name a factor which the taxonomy in force does not list.
with
named as (
    select finding_id, unnest(factors).code as code
    from findings
)
select distinct 'findings' as entity, finding_id as id, 'factors' as field, code
from named
where not list_contains($codes::varchar[], code)
order by id, code
