-- public records that cite one of these
select cited_by, cited
from citations
where cited_by_sensitivity = 'public'
  and cited in (select unnest($ids::varchar[]))
order by cited_by, cited
