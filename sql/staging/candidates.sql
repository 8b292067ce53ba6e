-- records that are not known in this version; of what they say only as much as tells them apart
create or replace temp table candidates as
select place, origin_id, incident_id, source, identity, content, details
from matched
anti join known
    on known.origin_id = matched.origin_id
    and known.identity = matched.identity
    and known.content is not distinct from matched.content
    and known.details is not distinct from matched.details
