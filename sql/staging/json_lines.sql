-- one json value a line, with what stands there where it is none
create or replace temp view json_read as
select try_cast(body as json) as record, body
from read_csv(
    getvariable('import_file'),
    columns = {'body': 'varchar'},
    auto_detect = false,
    header = false,
    delim = chr(1) || chr(2) || chr(3) || chr(4),
    quote = '',
    escape = '',
    max_line_size = 16000000,
    buffer_size = 32000000
)
