-- a table with one row an event; columns carry our names, the others raw_1, raw_2, … under the file's own headings
create or replace temp view table_rows as
with
read_rows as (
    select
        *,
        [*columns(*)] as cells,
        case
            when contains(concat(*columns(*)), chr(10))
                then length(concat(*columns(*))) - length(replace(concat(*columns(*)), chr(10), ''))
            else 0
        end as breaks
    from read_csv(
        getvariable('import_path'),
        columns = getvariable('import_columns'),
        auto_detect = false,
        header = false,
        skip = getvariable('import_skip'),
        delim = getvariable('import_delimiter'),
        quote = '"',
        escape = '"',
        nullstr = getvariable('import_empty'),
        max_line_size = 16000000,
        buffer_size = 32000000,
        ignore_errors = true,
        store_rejects = true,
        rejects_limit = 0
    )
),
all_columns as (
    select null::varchar as raw_0, *
    from read_rows
    union all by name
    select *
    from given_columns
)
select
    columns(c -> not starts_with(c, 'raw') and c <> 'text'),
    case
        when len(getvariable('import_composed')) = 0 then text
        else text_composed(getvariable('import_composed'), getvariable('import_headings'), cells)
    end as text,
    case
        when len(getvariable('import_raw_headings')) > 1
            then json_merge_patch('{}', to_json(map(getvariable('import_raw_headings'), [*columns('^raw_[0-9]+$')])))
    end as raw
from all_columns
