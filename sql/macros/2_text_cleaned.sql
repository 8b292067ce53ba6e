-- as clean_text in aar/domain/record.py, trimmed, nothing for nothing
create or replace macro text_cleaned(given) as
case
    when given is null or text_plain(given) then nullif(given, '')
    else nullif(
        trim(regexp_replace(given, '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]', '', 'g'), e' \t\n\r'),
        ''
    )
end
