-- the verdict on every record, by its place in the file
create or replace temp view judged as
select * rename (file_row_number as place)
from read_parquet(getvariable('import_judged'), file_row_number = true)
