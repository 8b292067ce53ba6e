-- the words of a text as they are compared: letters and digits
create or replace macro search_words(given) as
regexp_extract_all(search_folded(given), '[\p{L}\p{M}\p{N}]+')
