select to_json(answers) as record
from answers
where review_id = $review_id
order by question_id
