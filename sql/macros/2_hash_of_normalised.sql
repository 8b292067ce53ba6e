-- as content_hash in aar/domain/event.py: md5 over the four parts, each with its length in bytes before it
create or replace macro hash_of_normalised(occurred_at, actor, kind, given) as
md5(
    concat(
        '27:',
        time_written(occurred_at),
        strlen(actor),
        ':',
        actor,
        strlen(kind),
        ':',
        kind,
        strlen(given),
        ':',
        given
    )
)
