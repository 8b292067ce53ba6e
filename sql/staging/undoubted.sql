-- readable records that no mark makes doubtful
create or replace temp view undoubted as
select *
from matched
where time_mark not in (select mark from read_parquet(getvariable('import_doubtful')))
    and coalesce(name_mark not in (select mark from read_parquet(getvariable('import_doubtful'))), true)
