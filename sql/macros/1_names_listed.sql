-- names that one cell holds: a JSON list of them, or as text split by semicolons
create or replace macro names_listed(given) as
case
    when starts_with(given, '[') and json_valid(given) then from_json(given, '["varchar"]')
    else string_split(given, ';')
end
