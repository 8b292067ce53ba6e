-- Of the findings only those of the reviews that are left.
create temp table findings as
select findings.*
from findings
semi join temp.reviews using (review_id)
