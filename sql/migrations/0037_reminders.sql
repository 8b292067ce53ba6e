create table reminders (
    courier varchar,
    person_id varchar,
    kind varchar,
    subject_id varchar,
    "version" varchar,
    claimed_at timestamptz,
    told_at timestamptz
)
