create table decisions (
    decision_id varchar,
    review_id varchar,
    decided_at timestamptz,
    decided_by varchar,
    stage varchar,
    question varchar,
    options varchar[],
    chosen varchar,
    rationale varchar,
    known_then varchar[],
    unknown_then varchar,
    expected_result varchar,
    outcome varchar,
    hindsight_note varchar,
    copied_from varchar,
    sensitivity varchar,
    revision integer
)
