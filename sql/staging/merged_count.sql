-- how many incidents of the file were merged with others
select count(*)
from touched
where incident_id <> origin_id
    or incident_id in (select survivor_id from merged_incidents)
