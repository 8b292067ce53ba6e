select "value"::varchar as "value"
from answers
where question_id = 'summary'
