create table sync_state (
    tracker varchar,
    watermark timestamptz,
    held_until timestamptz,
    installation_id varchar
)
