create table imports (
    import_id varchar,
    source varchar,
    file_name varchar,
    file_sha256 varchar,
    zone varchar,
    imported_by varchar,
    imported_at timestamptz,
    "read" bigint,
    new bigint,
    updated bigint,
    unchanged bigint,
    rejected bigint,
    undone_at timestamptz,
    revision integer
)
