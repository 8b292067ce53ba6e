create table verifications (
    verification_id varchar,
    action_id varchar,
    result varchar,
    evidence struct(kind varchar, "value" varchar, sha256 varchar)[],
    note varchar,
    verified_by varchar,
    verified_at timestamptz,
    statistics json,
    revision integer
)
