-- the file's readable records with the incident they belong to
create or replace temp view matched as
select
    checked.*,
    touched.incident_id,
    event_identity(checked.source, checked.source_id, content_hash) as identity
from checked
inner join touched on touched.incident_key = coalesce(checked.incident_key, '')
where fault is null
