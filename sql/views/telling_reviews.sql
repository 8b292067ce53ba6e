-- The review that tells of each incident: its latest published version, else its latest one.
create or replace view telling_reviews as
select
    incident_id,
    arg_max(review_id, (state = 'published', "version", review_id)) as review_id
from reviews
group by incident_id
