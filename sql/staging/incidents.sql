create or replace temp view found_incidents as
select *
from read_parquet(getvariable('import_incidents'))
