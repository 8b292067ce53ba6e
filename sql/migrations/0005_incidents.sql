create table incidents (
    incident_id varchar,
    title varchar,
    kind varchar,
    severity varchar,
    services varchar[],
    summary varchar,
    impact_minutes double,
    is_private boolean,
    source varchar,
    source_id varchar,
    created_at timestamptz,
    revision integer
)
