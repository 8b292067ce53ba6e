create table import_readings (
    import_id varchar,
    asked varchar,
    reader varchar,
    incident_ids varchar[],
    notes varchar[]
)
