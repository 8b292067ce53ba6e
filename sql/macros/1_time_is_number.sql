create or replace macro time_is_number(given) as
regexp_full_match(given, '-?[0-9]+([.][0-9]*)?')
