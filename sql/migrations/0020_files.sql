create table files (
    sha256 varchar,
    name varchar,
    media_type varchar,
    size bigint,
    content blob
)
