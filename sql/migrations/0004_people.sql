create table people (
    person_id varchar,
    name varchar,
    email varchar,
    roles varchar[],
    revision integer
)
