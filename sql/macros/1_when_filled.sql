-- a value that is worked out only where the reader of the file fills the field: planned away where it does not
create or replace macro when_filled(field, value) as
case when list_contains(getvariable('import_fields')::varchar[], field) then value end
