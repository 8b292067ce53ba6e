create table sync_hints (
    tracker varchar,
    delivery varchar,
    remote_id varchar,
    received_at timestamptz,
    looked_at timestamptz
)
