-- what stands under the keys that occur in the file, and of which type it is; each object is parsed twice and no oftener
create or replace macro json_asked(record) as
{
    'said': json_extract_string(record, getvariable('import_keys')::varchar[]),
    'types': json_type(record, getvariable('import_keys')::varchar[])
}
