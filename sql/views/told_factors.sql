-- The known factors of each incident with a published review, by its latest version, without `unknown`.
create or replace view told_factors as
select
    telling_reviews.incident_id,
    list_filter(review_factors.factors, lambda factor: factor <> 'unknown') as factors
from telling_reviews
inner join reviews using (review_id)
inner join review_factors using (review_id)
where reviews.state = 'published'
