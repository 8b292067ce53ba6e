-- events that this import brought or updated and that people edited; `is_kept` ones were there before it, and only
-- what the audit has of them behind the import was edited since. A curation or a note that came with an import is no
-- edit: the audit has nothing of it.
with
arrival as (
    select max(seq) as seq
    from audit
    where subject_kind = 'import'
        and subject_id = $import_id
        and verb = 'imported'
),
edits as (
    select subject_id as event_id, max(seq) as seq
    from audit
    where subject_kind = 'event'
    group by subject_id
)
select
    events.event_id,
    events.import_id is distinct from $import_id as is_kept,
    coalesce(edits.seq > arrival.seq, true) as is_since
from events
cross join arrival
left join edits on edits.event_id = events.event_id
where (
    events.import_id = $import_id
    or events.event_id in (select event_id from import_changes where import_id = $import_id)
)
    and (events.upstream is not null or events.curation <> 'kept' or events.note is not null)
    -- Without its arrival in the audit nobody knows: then all that differs counts.
    and (edits.event_id is not null or arrival.seq is null)
order by events.event_id
