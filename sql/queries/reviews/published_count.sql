select count(*)
from reviews
where state = 'published'
