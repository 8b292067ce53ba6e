create table leases (
    name varchar,
    holder varchar,
    host varchar,
    process_id integer,
    expires_at timestamptz
)
