insert into ledger
select 0, 0, 0, repeat('0', 64), $installation_id, now()
