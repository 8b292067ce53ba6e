-- one json value a line, with what stands there where it is none
create or replace temp view json_objects as
with
numbered as (
    select row_number() over () as line, body
    from read_csv(
        getvariable('import_path'),
        columns = {'body': 'varchar'},
        auto_detect = false,
        header = false,
        delim = chr(1) || chr(2) || chr(3) || chr(4),
        quote = '',
        escape = '',
        max_line_size = 16000000,
        buffer_size = 32000000
    )
)
select
    line as place,
    line,
    '$' as path,
    case when json_valid(body) then body::json end as record,
    body
from numbered
where regexp_matches(body, '[^ \t\r]')
