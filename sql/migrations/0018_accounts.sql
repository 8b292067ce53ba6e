create table accounts (
    person_id varchar,
    tracker varchar,
    account_id varchar,
    display_name varchar,
    confirmed_by varchar,
    revision integer
)
