-- records told in json, as they were written under our names
create or replace temp view given as
select *
from read_parquet(getvariable('import_path'))
union all by name
select *
from given_columns
