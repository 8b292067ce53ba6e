create table audit (
    seq bigint,
    occurred_at timestamptz,
    actor varchar,
    verb varchar,
    subject_kind varchar,
    subject_id varchar,
    before json,
    after json,
    previous_hash varchar,
    hash varchar
)
