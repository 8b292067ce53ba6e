delete from reviews
where review_id = $review_id
