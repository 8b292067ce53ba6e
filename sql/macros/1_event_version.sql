-- an event as its source gives it, of one incident, in 128 bits: equal versions need no closer look
create or replace macro event_version(incident_id, identity, content_hash, details) as
md5(concat_ws(chr(31), incident_id, identity, content_hash, details))::uuid
