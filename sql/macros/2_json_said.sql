-- the word under one key, of what `json_asked` found: planned away where the key does not occur in the file
create or replace macro json_said(asked, name) as
case
    when list_contains(getvariable('import_keys')::varchar[], name)
        then json_word(
            asked.said[list_position(getvariable('import_keys')::varchar[], name)],
            asked.types[list_position(getvariable('import_keys')::varchar[], name)]
        )
end
