-- what an event says, as far as its identity does not tell it already
create or replace macro event_content(source_id, content_hash) as
case when source_id is not null then content_hash::uuid end
