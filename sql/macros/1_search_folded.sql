-- text as it is compared with what people look for: without accents and capitals
create or replace macro search_folded(given) as
lower(strip_accents(given))
