create table if not exists migrations (
    name varchar,
    checksum varchar,
    applied_at timestamptz
)
