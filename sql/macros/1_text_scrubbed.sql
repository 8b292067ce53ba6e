-- as clean_text in aar/domain/record.py, trimmed, nothing for nothing
create or replace macro text_scrubbed(given) as
nullif(
    trim(regexp_replace(given, '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]', '', 'g'), chr(32) || chr(9) || chr(10) || chr(13)),
    ''
)
