update ledger
set audit_seq = $seq, audit_hash = $hash, figures_number = figures_number + $moved
