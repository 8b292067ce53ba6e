create table findings (
    finding_id varchar,
    review_id varchar,
    kind varchar,
    title varchar,
    analysis varchar,
    factors struct(code varchar, certainty varchar)[],
    evidence varchar[],
    capability_element varchar,
    impact_categories varchar[],
    risk struct(likelihood integer, impact integer),
    assets struct(name varchar, kind varchar, "version" varchar)[],
    capability varchar,
    rating varchar,
    copied_from varchar,
    sensitivity varchar,
    revision integer
)
