create or replace macro text_cleaned(given) as
case when text_plain(given) then nullif(given, '') else text_scrubbed(given) end
