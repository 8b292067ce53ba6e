update ledger
set number = number + 1
