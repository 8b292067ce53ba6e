delete from answers
where review_id = $review_id
  and question_id = $question_id
