create or replace temp view staged as
select
    * exclude (file_row_number, fault),
    fault,
    file_row_number as place
from read_parquet(getvariable('import_staged'), file_row_number = true)
