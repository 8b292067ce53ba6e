-- An event is known by its source's id, or by its content where the source gives none.
select incident_id, source, source_id, content_hash, count(*) as records
from (
    select incident_id, source, source_id, case when source_id is null then content_hash end as content_hash
    from events
)
group by all
having count(*) > 1
order by incident_id, source, source_id
