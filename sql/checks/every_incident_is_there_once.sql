-- An incident of a source is known by its source's id.
select source, source_id, count(*) as records
from incidents
where source_id is not null
group by source, source_id
having count(*) > 1
order by source, source_id
