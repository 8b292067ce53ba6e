select distinct unnest(services) as service
from incidents
where not is_private or $sees_private
order by service
