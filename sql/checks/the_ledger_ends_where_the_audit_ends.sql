-- The ledger names the last row of the audit, whose rows are numbered without a gap.
with
chain as (
    select
        count(*) as rows,
        coalesce(max(seq), 0) as seq,
        coalesce(arg_max(hash, seq), repeat('0', 64)) as hash
    from audit
)
select ledger.audit_seq, ledger.audit_hash, chain.rows, chain.seq, chain.hash
from ledger, chain
where ledger.audit_seq <> chain.seq
   or ledger.audit_hash <> chain.hash
   or chain.rows <> chain.seq
