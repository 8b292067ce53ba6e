-- new events
create or replace temp view fresh as
select matched.*, ranked.rank
from matched
inner join ranked using (place)
