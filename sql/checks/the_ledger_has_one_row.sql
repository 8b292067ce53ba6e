-- The ledger has exactly one row.
select count(*) as rows
from ledger
having count(*) <> 1
