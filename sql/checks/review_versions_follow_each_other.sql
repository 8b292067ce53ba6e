-- The reviews of an incident are versions with numbers of their own, and amend earlier reviews of the same incident.
select reviews.review_id, reviews.incident_id, reviews."version", reviews.amends
from reviews
left join reviews as amended on amended.review_id = reviews.amends
left join reviews as twin
    on twin.incident_id = reviews.incident_id
    and twin."version" = reviews."version"
    and twin.review_id <> reviews.review_id
where twin.review_id is not null
   or amended.incident_id <> reviews.incident_id
   or amended."version" >= reviews."version"
order by reviews.review_id
