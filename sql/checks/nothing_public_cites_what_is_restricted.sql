-- Nothing that is public cites what is restricted.
select cited_by, cited
from citations
where cited_by_sensitivity = 'public'
  and cited_sensitivity = 'restricted'
order by cited_by, cited
