-- A published review says when it was published and who approved it, any other one does not.
select review_id, state, approved_by, published_at
from reviews
where (state = 'published') <> (published_at is not null)
   or (state in ('approved', 'published') and approved_by is null)
order by review_id
