-- the verdict on every record, by its place in the file; where and how openly it was told is as usual if no reader said
create or replace temp view judged as
select
    * replace (
        coalesce(source, getvariable('import_source')) as source,
        coalesce(sensitivity, 'internal') as sensitivity
    )
from (
    select * rename (file_row_number as place)
    from read_parquet(getvariable('import_judged'), file_row_number = true)
    union all by name
    select *
    from judged_columns
)
