-- as normalised in aar/domain/event.py: control characters dropped, white space folded and trimmed
create or replace macro text_normalised(given) as
case
    when given is null then ''
    when text_plain(given) then given
    else trim(
        regexp_replace(
            regexp_replace(given, '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]', '', 'g'),
            '[ \t\n\r]+',
            ' ',
            'g'
        ),
        ' '
    )
end
