insert into rejects by name
select getvariable('import_id') as import_id, *
from read_json(
    getvariable('import_rejects'),
    format = 'newline_delimited',
    columns = {
        'line': 'bigint',
        'path': 'varchar',
        'column': 'varchar',
        'value': 'varchar',
        'message': 'varchar',
        'record': 'json'
    },
    maximum_object_size = 67108864
)
