-- trimmed, nothing for nothing; trim() alone costs more than reading the file
create or replace macro text_trimmed(given) as
case
    when starts_with(given, ' ') or ends_with(given, ' ') or starts_with(given, chr(9)) or ends_with(given, chr(9))
        then nullif(trim(given, chr(32) || chr(9)), '')
    else nullif(given, '')
end
