select distinct unnest(services) as service
from incidents
where merged_into is null
  and (not is_private or $sees_private)
order by service
