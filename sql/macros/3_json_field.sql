-- what fills a field of ours: the key that a person named, else the key of the same name, else what is usual
create or replace macro json_field(named, words, field, usual) as
case when map_contains(named, field) then named[field] else coalesce(words[field], usual) end
