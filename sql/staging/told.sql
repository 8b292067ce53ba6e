-- what json tells, with the place of each record
create or replace temp view told as
select * rename (file_row_number as told_place)
from read_parquet(getvariable('import_path'), file_row_number = true)
