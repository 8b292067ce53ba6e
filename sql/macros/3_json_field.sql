-- what fills a field of ours: the key that a person named, else the key of the same name, else what is usual
create or replace macro json_field(named, asked, field, usual) as
case
    when list_contains(getvariable('import_mapped_fields')::varchar[], field) then named[field]
    else coalesce(json_said(asked, field), usual)
end
