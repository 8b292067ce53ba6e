-- the places of new events, of merged incidents one for all that are like it, ranked in the order of the file, or
-- against it where the newest stand first
create or replace temp table ranked as
with
strangers as (
    select place
    from candidates
    anti join met using (origin_id, identity)
    qualify row_number() over (partition by incident_id, identity order by place desc) = 1
)
select place, row_number() over (order by place * getvariable('import_direction')) as rank
from strangers
