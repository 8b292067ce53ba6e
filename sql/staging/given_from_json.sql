-- records told in json, as they were written under our names; who names the file's own incident belongs to it
create or replace temp view given as
select
    * replace (
        nullif(incident, getvariable('import_known_as')) as incident,
        coalesce(record, raw) as record
    )
from read_parquet(getvariable('import_path'))
union all by name
select *
from given_columns
