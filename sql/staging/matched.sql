-- the file's readable records, one an identity, with the incident they belong to
create or replace temp view matched as
select
    staged.*,
    touched.incident_id,
    event_identity(staged.source, staged.source_id, content_hash) as identity
from staged
inner join touched on touched.incident_key = coalesce(staged.incident_key, '')
anti join read_parquet(getvariable('import_surplus')) as surplus on surplus.place = staged.place
where fault is null
