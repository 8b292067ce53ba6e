create or replace macro content_hash_of(occurred_at, actor, kind, given) as
hash_of_normalised(occurred_at, text_normalised(actor), kind, text_normalised(given))
