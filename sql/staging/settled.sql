-- of records that are the same event the last one in the file
create or replace temp table settled as
with
last_ones as (
    select max(rowid) as place
    from candidates
    group by incident_id, identity
)
select candidates.*, last_ones.place
from candidates
inner join last_ones on last_ones.place = candidates.rowid
