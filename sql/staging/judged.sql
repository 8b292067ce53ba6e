-- the verdict on every record in the order of the file, without the texts: one pass that keeps little
create or replace temp table judged as
select
    incident_key,
    title,
    incident_kind,
    severity,
    services,
    summary,
    impact_minutes,
    occurred_at,
    source_zone,
    time_mark,
    name_mark,
    path,
    line,
    fault,
    fault_value,
    record
from checked
