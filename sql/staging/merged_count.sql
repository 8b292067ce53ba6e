-- how many incidents of the file were merged with others, or have two names in it
select count(*)
from touched
where incident_id <> origin_id
    or incident_id in (select survivor_id from merged_incidents)
    or incident_id in (
        select incident_id
        from touched
        group by incident_id
        having count(*) > 1
    )
