-- what a verdict may leave out, without rows; union by name completes it
create or replace temp view judged_columns as
select
    null::varchar as title,
    null::varchar as incident_kind,
    null::varchar as severity,
    null::varchar as services,
    null::varchar as summary,
    null::varchar as impact_minutes,
    null::timestamptz as occurred_until,
    null::timestamptz as known_at,
    null::timestamptz as recorded_at,
    null::varchar as stage,
    null::varchar as actor_role,
    null::varchar as source,
    null::varchar as source_id,
    null::varchar as source_url,
    null::varchar as sensitivity,
    null::varchar as curation,
    null::varchar as note,
    null::json as raw,
    null::varchar as path,
    null::bigint as line
where false
