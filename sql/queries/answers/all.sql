select to_json(answers) as record
from answers
order by review_id, question_id
