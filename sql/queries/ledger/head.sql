select number, figures_number, audit_seq, audit_hash, installation_id
from ledger
