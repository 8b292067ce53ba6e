-- new events among the records that had a second look; of merged incidents one for all that are like it
create or replace temp table fresh as
select *
from settled
anti join known using (origin_id, identity)
qualify row_number() over (partition by incident_id, identity order by place desc) = 1
