-- what makes an event the same within its incident: the source's own id, else its content
create or replace macro event_identity(source, source_id, content_hash) as
case
    when source_id is null then content_hash::uuid
    else md5(concat(strlen(source), ':', source, source_id))::uuid
end
