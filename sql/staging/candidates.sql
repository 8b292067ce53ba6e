-- records that are not known in this version, told by narrow columns
create or replace temp table candidates as
with
strange as (
    select place
    from matched
    anti join known
        on known.origin_id = matched.origin_id
        and known.identity = matched.identity
        and known.content is not distinct from matched.content
        and known.details is not distinct from matched.details
)
select *
from matched
where place in (select place from strange)
