create table rejects (
    import_id varchar,
    line bigint,
    path varchar,
    "column" varchar,
    "value" varchar,
    message varchar,
    record json
)
