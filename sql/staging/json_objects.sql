-- the values of the file with where they stand; lines with nothing on them are none
create or replace temp view json_objects as
select
    case when getvariable('import_layout') = 'lines' then file_row_number + 1 end as line,
    case when getvariable('import_layout') = 'array' then concat('$[', file_row_number, ']') else '$' end as path,
    json_type(record, ['$', 'updates', 'events', 'timeline', 'incident_updates', 'entries', 'messages']) as types,
    record,
    body
from read_parquet(getvariable('import_parsed'), file_row_number = true)
where record is not null or regexp_matches(body, '[^ \t\r]')
