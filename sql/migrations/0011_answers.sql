create table answers (
    review_id varchar,
    question_id varchar,
    "value" json,
    sensitivity varchar,
    answered_by varchar,
    answered_at timestamptz,
    revision integer
)
