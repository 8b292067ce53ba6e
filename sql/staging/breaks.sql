-- records with line breaks inside
select place, breaks
from staged
where breaks > 0
order by place
