-- a json value as text; nothing for nothing, for objects and for lists
create or replace macro json_word(value, type) as
case
    when type = 'OBJECT' or type = 'ARRAY' or type = 'NULL' then null
    else nullif(value, '')
end
