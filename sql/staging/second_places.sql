-- where the records stand that need a second look: strange ones, and those that bear a doubtful mark;
-- a timeline that is known as it is has nothing strange, and needs none
create or replace temp table second_places as
select place
from read_parquet(getvariable('import_marks'))
where (not getvariable('import_compares') or (select count(*) from strange) > 0)
    and (
        time_mark in (select mark from strange)
        or time_mark in (select mark from read_parquet(getvariable('import_doubtful')))
        or coalesce(name_mark in (select mark from read_parquet(getvariable('import_doubtful'))), false)
    )
