create table ledger (
    number bigint,
    figures_number bigint,
    audit_seq bigint,
    audit_hash varchar,
    installation_id varchar,
    created_at timestamptz
)
