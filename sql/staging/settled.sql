-- of records that are the same event the last one in the file
create or replace temp table settled as
with
last_ones as (
    select max(place) as place
    from candidates
    group by origin_id, identity
)
select candidates.*
from candidates
semi join last_ones using (place)
