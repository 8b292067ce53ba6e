update ledger
set installation_id = $installation_id
