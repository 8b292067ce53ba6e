-- as normalised in aar/domain/event.py: control characters dropped, white space folded and trimmed
create or replace macro text_folded(given) as
trim(
    regexp_replace(
        regexp_replace(given, '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]', '', 'g'),
        '[ \t\n\r]{2,}|[\t\n\r]',
        ' ',
        'g'
    ),
    ' '
)
