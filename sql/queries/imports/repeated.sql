-- the latest import of the same bytes, asked and read the same way, if nothing that it touched has moved since
with
readings as (
    select
        imports.import_id,
        imports.imported_at,
        imports.read,
        imports.rejected,
        import_readings.incident_ids,
        import_readings.notes
    from imports
    inner join import_readings using (import_id)
    where imports.file_sha256 = $file_sha256
        and imports.file_name = $file_name
        and import_readings.asked = $asked
        and import_readings.reader = $reader
        and imports.undone_at is null
    order by imports.imported_at desc, import_id desc
    limit 1
),
moves as (
    select imports.import_id, greatest(imports.imported_at, imports.undone_at) as moved_at, import_readings.incident_ids
    from imports
    left join import_readings using (import_id)
    where imports.new > 0 or imports.updated > 0 or imports.undone_at is not null
)
select readings.import_id, readings.read, readings.rejected, readings.incident_ids, readings.notes
from readings
where not exists (
    select 1
    from moves
    where moves.import_id <> readings.import_id
        and moves.moved_at >= readings.imported_at
        and (moves.incident_ids is null or list_has_any(moves.incident_ids, readings.incident_ids))
)
and len(readings.incident_ids) = (
    select count(*)
    from incidents
    where incident_id in (select unnest(incident_ids) from readings)
)
