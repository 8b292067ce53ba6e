-- what their source now says of known events
create or replace temp table changed as
select moved.event_id, matched.*
from matched
inner join moved using (place)
