-- as content_hash in aar/domain/event.py: md5 over the four parts, each with its length in bytes before it
create or replace macro content_hash_of(occurred_at, actor, kind, given) as
md5(
    concat(
        '27:',
        time_written(occurred_at),
        strlen(text_normalised(actor)),
        ':',
        text_normalised(actor),
        strlen(kind),
        ':',
        kind,
        strlen(text_normalised(given)),
        ':',
        text_normalised(given)
    )
)
