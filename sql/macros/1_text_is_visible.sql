-- whether anything of a text can be seen; most texts begin with it, which a comparison tells at no cost
create or replace macro text_is_visible(given) as
case
    when given >= '!' and not starts_with(given, chr(127)) then true
    else coalesce(regexp_matches(given, '[^\x00-\x20\x7f]'), false)
end
