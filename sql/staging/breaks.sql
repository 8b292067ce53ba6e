-- records with line breaks inside
select rowid as place, breaks
from judged
where breaks > 0
order by place
