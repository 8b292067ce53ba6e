create table import_changes (
    import_id varchar,
    event_id varchar,
    before json
)
