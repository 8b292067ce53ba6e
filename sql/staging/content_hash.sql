select content_hash_of($occurred_at::timestamptz, $actor::varchar, $kind::varchar, $text::varchar)
